package io.larder.example.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file as it was at one time: the key of the cache. A file that was written since has another
 * key, so that its old hash is never found.
 *
 * @param path absolute
 * @param size in bytes
 * @param modifiedMillis when it was last written, in milliseconds since the epoch
 */
record FileVersion(String path, long size, long modifiedMillis) {
  static FileVersion of(Path file, BasicFileAttributes attributes) {
    return new FileVersion(
        file.toString(), attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /** Returns the version that is there now. */
  static FileVersion now(Path file) throws IOException {
    return of(
        file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }
}
