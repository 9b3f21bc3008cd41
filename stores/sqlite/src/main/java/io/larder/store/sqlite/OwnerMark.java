package io.larder.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The line in a lock file that says whose the file beside it is. Without it, a file that SQLite
 * cannot read is somebody's text rather than a damaged cache: the first page, which names the
 * application, is what was lost. The file itself is never looked into, since closing it again would
 * drop SQLite's locks on it. Guarded by the {@link FileGuard}.
 *
 * @param lockFile open to read and write
 */
record OwnerMark(FileChannel lockFile) {
  private static final String LINE = "The file beside this one is a cache that Larder keeps.\n";

  /** Tells whether Larder had the file before. */
  boolean isThere() throws IOException {
    return content().equals(LINE);
  }

  /** Says that Larder has the file; a lock file with the text of somebody else stays as it is. */
  void leave() throws IOException {
    String content = content();
    if (LINE.startsWith(content) && !content.equals(LINE)) {
      lockFile.write(ByteBuffer.wrap(LINE.getBytes(UTF_8)), 0);
      lockFile.force(false);
    }
  }

  private String content() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LINE.length() + 1);
    lockFile.read(bytes, 0);
    return UTF_8.decode(bytes.flip()).toString();
  }
}
