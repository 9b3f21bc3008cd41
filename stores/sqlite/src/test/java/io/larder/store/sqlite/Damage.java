package io.larder.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What can happen to a file of SQLite. */
enum Damage {
  GARBAGE_HEADER {
    @Override
    void to(FileChannel file) throws IOException {
      overwrite(file, 0, 100, 0x55);
    }
  },
  ZERO_FILLED_PAGE {
    @Override
    void to(FileChannel file) throws IOException {
      overwrite(file, 4_096, (int) file.size() - 4_096, 0);
    }
  },
  GARBAGE_PAGES {
    @Override
    void to(FileChannel file) throws IOException {
      overwrite(file, 4_096, (int) file.size() - 4_096, 0xa7);
    }
  },
  CUT_SHORT {
    @Override
    void to(FileChannel file) throws IOException {
      file.truncate(4_096);
    }
  },
  CUT_WITHIN_THE_HEADER {
    @Override
    void to(FileChannel file) throws IOException {
      file.truncate(50);
    }
  },
  NOT_A_DATABASE {
    @Override
    void to(FileChannel file) throws IOException {
      file.truncate(0);
      overwrite(file, 0, 10_000, 'x');
    }
  };

  /** Does it. */
  static void to(Path file, Damage damage) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      damage.to(channel);
    }
  }

  abstract void to(FileChannel file) throws IOException;

  static void overwrite(FileChannel file, long from, int length, int with) throws IOException {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) with);
    file.write(ByteBuffer.wrap(bytes), from);
  }
}
