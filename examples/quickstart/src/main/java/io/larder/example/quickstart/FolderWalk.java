package io.larder.example.quickstart;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk through all folders below one; it follows no symbolic link and goes past what fails. */
final class FolderWalk extends SimpleFileVisitor<Path> {
  private final List<FileVersion> files = new ArrayList<>();
  private final Unreadable unreadable;

  private FolderWalk(Unreadable unreadable) {
    this.unreadable = unreadable;
  }

  /** Returns the regular files below a folder. */
  static List<FileVersion> list(Path folder, Unreadable unreadable) throws IOException {
    FolderWalk walk = new FolderWalk(unreadable);
    Files.walkFileTree(folder, walk);
    return walk.files;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      files.add(FileVersion.of(file, attributes));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    unreadable.add(file.toString(), e);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
    if (e != null) {
      unreadable.add(folder.toString(), e);
    }
    return FileVisitResult.CONTINUE;
  }
}
