package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.StoreException;
import io.larder.store.contract.handle.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClosingTest extends FileFixture {
  private static final int THREADS = 8;

  @RepeatedTest(10)
  void whenCloseReturnsNobodyIsAtTheFileAnyMore() throws Exception {
    Handle handle = TestStores.handle(file, "", ticker);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    CountDownLatch busy = new CountDownLatch(THREADS);
    List<? extends Future<?>> runs =
        IntStream.range(0, THREADS)
            .mapToObj(i -> pool.submit(() -> useUntilClosed(handle, "k" + i, busy)))
            .toList();
    busy.await();

    handle.close();

    assertThat(names()).containsExactly("x.db", "x.db.lock");
    for (Future<?> run : runs) {
      run.get();
    }
    pool.shutdown();
    assertThat(names()).containsExactly("x.db", "x.db.lock");
  }

  private static void useUntilClosed(Handle handle, String key, CountDownLatch busy) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        handle.put(key);
        handle.get(key);
        busy.countDown();
      }
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("is closed");
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
