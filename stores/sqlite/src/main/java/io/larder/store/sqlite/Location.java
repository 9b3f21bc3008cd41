package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;

import io.larder.spi.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the file is: refuses places where SQLite cannot keep its promises, and makes the others.
 */
final class Location {
  private static final Set<String> REMOTE =
      Set.of(
          "9p",
          "afs",
          "beegfs",
          "ceph",
          "cifs",
          "davfs",
          "gfs2",
          "glusterfs",
          "gpfs",
          "lustre",
          "ncp",
          "ncpfs",
          "ocfs2",
          "orangefs",
          "prl_fs",
          "pvfs2",
          "sshfs",
          "vboxsf",
          "vmhgfs");
  private static final FileAttribute<?>[] PRIVATE_FILE = attributes("rw-------");
  private static final FileAttribute<?>[] PRIVATE_FOLDER = attributes("rwx------");

  private Location() {}

  /**
   * Returns the path that a URI means.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Path path(String location) {
    boolean ambiguous = location.startsWith("//") && !location.startsWith("///");
    if (location.isBlank() || location.startsWith(":") || ambiguous) {
      throw new IllegalArgumentException(
          "'sqlite:%s' names no file; write sqlite:cache.db, sqlite:/var/lib/app/cache.db or"
                  .formatted(location)
              + " sqlite:~/cache.db");
    }
    if (location.startsWith("~/")) {
      return Path.of(System.getProperty("user.home"), location.substring(2)).normalize();
    }
    return Path.of(location).toAbsolutePath().normalize();
  }

  /**
   * Makes the folder where it is missing and returns the file without symbolic links.
   *
   * @throws IllegalArgumentException when there can be no database at this place
   * @throws StoreException when this user may not have one there
   */
  static Path prepare(Path file) {
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "sqlite:" + file + " is a folder; name a file in it, as in sqlite:" + file + "/cache.db");
    }
    try {
      requireUsable(file, existing(folder));
      Files.createDirectories(folder, PRIVATE_FOLDER);
      Path real = folder.toRealPath().resolve(file.getFileName());
      real = Files.isSymbolicLink(real) ? real.toRealPath() : real;
      Path realFolder = requireNonNull(real.getParent(), "folder");
      requireUsable(real, realFolder);
      requireLocal(real, Files.getFileStore(realFolder).type());
      return real;
    } catch (IOException e) {
      throw new StoreException(
          "sqlite:%s cannot be made: %s; check the folders above it, or name another file"
              .formatted(file, e),
          e);
    }
  }

  /** Makes an empty file that only this user can read, before SQLite makes one that others can. */
  static void create(Path file) throws IOException {
    try {
      Files.createFile(file, PRIVATE_FILE);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    if (PRIVATE_FOLDER.length > 0) {
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /** Returns what tells this file from another at the same path, null when there is none. */
  static @Nullable Object keyOf(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Returns the length of a file, 0 when there is none. */
  static long length(Path file) {
    return file.toFile().length();
  }

  /** Tells whether files of this kind of file system lie on another machine. */
  static boolean remote(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    name = name.startsWith("fuse.") ? name.substring(5) : name;
    return REMOTE.contains(name)
        || name.startsWith("nfs")
        || name.startsWith("smb")
        || name.startsWith("s3")
        || name.startsWith("webdav")
        || name.startsWith("vmhgfs");
  }

  /** Refuses a file system on which SQLite's locks and shared memory do not work. */
  static void requireLocal(Path file, String type) {
    if (remote(type)) {
      throw new IllegalArgumentException(
          ("sqlite:%s lies on a network file system (%s), where SQLite's locks are not safe; name a"
                  + " file on a local disk, or use a store with a server")
              .formatted(file, type));
    }
  }

  private static void requireUsable(Path file, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "sqlite:%s: %s is not a folder; name another file".formatted(file, folder));
    }
    boolean exists = Files.exists(file);
    if (exists && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "sqlite:" + file + " is not a regular file; name another one");
    }
    boolean usable = Files.isReadable(file) && Files.isWritable(file);
    if (exists && !usable && Files.exists(file)) {
      throw new StoreException(
          "sqlite:" + file + " may not be read and written by this user; change its mode or owner");
    }
    if (!Files.isWritable(folder)) {
      throw new StoreException(
          "sqlite:%s: %s may not be written by this user; change its mode, or name another file"
              .formatted(file, folder));
    }
  }

  private static Path existing(Path folder) {
    Path up = folder;
    while (!Files.exists(up) && up.getParent() != null) {
      up = up.getParent();
    }
    return up;
  }

  private static FileAttribute<?>[] attributes(String mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
