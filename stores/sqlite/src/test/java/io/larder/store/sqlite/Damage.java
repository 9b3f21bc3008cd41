package io.larder.store.sqlite;

import com.google.errorprone.annotations.Immutable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What can happen to a file of SQLite. */
enum Damage {
  GARBAGE_HEADER(file -> overwrite(file, 0, 100, 0x55)),
  ZERO_FILLED_FIRST_PAGE(file -> overwrite(file, 0, 4_096, 0)),
  GARBAGE_FIRST_PAGE(file -> overwrite(file, 0, 4_096, 0xa7)),
  ZERO_FILLED_SCHEMA_VERSION(file -> overwrite(file, 60, 4, 0)),
  ZERO_FILLED_PAGE(file -> overwrite(file, 4_096, (int) file.size() - 4_096, 0)),
  GARBAGE_PAGES(file -> overwrite(file, 4_096, (int) file.size() - 4_096, 0xa7)),
  CUT_SHORT(file -> file.truncate(4_096)),
  CUT_WITHIN_THE_HEADER(file -> file.truncate(50)),
  NOT_A_DATABASE(file -> overwrite(file.truncate(0), 0, 10_000, 'x'));

  @Immutable
  private interface Blow {
    void to(FileChannel file) throws IOException;
  }

  private final Blow blow;

  Damage(Blow blow) {
    this.blow = blow;
  }

  /** Does it. */
  static void to(Path file, Damage damage) throws IOException {
    strike(file, damage.blow);
  }

  /** Overwrites some bytes with one. */
  static void overwrite(Path file, long from, int length, int with) throws IOException {
    strike(file, channel -> overwrite(channel, from, length, with));
  }

  private static void strike(Path file, Blow blow) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      blow.to(channel);
    }
  }

  private static void overwrite(FileChannel file, long from, int length, int with)
      throws IOException {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) with);
    file.write(ByteBuffer.wrap(bytes), from);
  }
}
