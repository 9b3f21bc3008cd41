package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  private static final long MOST_BYTES = 48L << 20;

  @TempDir private Path folder;

  @Test
  void theLogDoesNotGrowWhileOthersReadAllTheTime() throws Exception {
    Path file = folder.resolve("x.db");
    AtomicBoolean end = new AtomicBoolean();
    try (Handle handle = TestStores.handle(file, "?maximum-bytes=8M", Ticker.system())) {
      List<Thread> readers =
          Stream.generate(() -> new Thread(() -> readUntil(end, handle))).limit(3).toList();
      readers.forEach(Thread::start);
      long longest = 0;
      for (int i = 0; i < 400; i++) {
        handle.putAll("k" + i + "-", 20, 10_000);
        longest = Math.max(longest, Files.size(Path.of(file + "-wal")));
      }
      end.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
      assertThat(longest).isLessThan(MOST_BYTES);
    }
    assertThat(Path.of(file + "-wal")).doesNotExist();
  }

  private static void readUntil(AtomicBoolean end, Handle handle) {
    while (!end.get()) {
      handle.get("k0-1");
    }
  }

  @Test
  void aLargeValueDoesNotLeaveALargeLog() throws Exception {
    Path file = folder.resolve("x.db");
    try (Handle handle = TestStores.handle(file, "", Ticker.system())) {
      handle.put("large", 96 << 20, Long.MAX_VALUE);
      handle.put("k");
      assertThat(Files.size(Path.of(file + "-wal"))).isLessThanOrEqualTo(64L << 20);
      assertThat(handle.get("large")).isNotNull();
    }
  }
}
