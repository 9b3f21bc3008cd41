package io.larder.example.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;

/** Reads a file and returns its SHA-256 in hexadecimal: what each miss costs. */
final class Sha256Loader implements CacheLoader<FileVersion, String> {
  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Hashes a file.
   *
   * @throws CacheLoaderException when it cannot be read, or is no longer in this version
   */
  @Override
  public String load(FileVersion file) {
    try {
      Path path = Path.of(file.path());
      String hash = hash(path, file.size());
      if (!FileVersion.now(path).equals(file)) {
        throw changed();
      }
      return hash;
    } catch (IOException | InvalidPathException e) {
      throw new CacheLoaderException("cannot hash " + file.path(), e);
    }
  }

  @Override
  public Map<FileVersion, String> loadAll(Iterable<? extends FileVersion> files) {
    Map<FileVersion, String> hashes = new HashMap<>();
    files.forEach(file -> hashes.put(file, load(file)));
    return hashes;
  }

  private static String hash(Path path, long size) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      long total = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        total += read;
        if (total > size) {
          throw changed(); // what grows while it is read may have no end
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static IOException changed() {
    return new IOException("it changed while it was read");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, this one has not", e);
    }
  }
}
