package io.larder.example.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds the files below a folder. */
@FunctionalInterface
interface FileLister {
  /**
   * Returns the files.
   *
   * @param unreadable takes what cannot be looked into
   */
  List<FileVersion> list(Path folder, Unreadable unreadable) throws IOException;
}
