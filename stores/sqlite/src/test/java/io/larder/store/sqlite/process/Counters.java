package io.larder.store.sqlite.process;

import io.larder.LarderConfiguration;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.processor.MutableEntry;

/** A process that increments eight counters of one file by {@code invoke}, from several threads. */
final class Counters {
  static final int KEYS = 8;

  private Counters() {}

  static Cache<Integer, Long> open(Path file) {
    return Caching.getCachingProvider()
        .getCacheManager()
        .createCache(
            "counters",
            new LarderConfiguration<Integer, Long>()
                .setTypes(Integer.class, Long.class)
                .setStore("sqlite:" + file));
  }

  /** Takes the file, the number of threads, and how often each of them increments. */
  public static void main(String[] arguments) throws ExecutionException, InterruptedException {
    Cache<Integer, Long> counters = open(Path.of(arguments[0]));
    int threads = Integer.parseInt(arguments[1]);
    int increments = Integer.parseInt(arguments[2]);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (Future<?> run :
        IntStream.range(0, threads)
            .mapToObj(thread -> pool.submit(() -> increment(counters, thread, increments)))
            .toList()) {
      run.get();
    }
    pool.shutdown();
    Caching.getCachingProvider().close();
  }

  private static void increment(Cache<Integer, Long> counters, int thread, int increments) {
    for (int i = 0; i < increments; i++) {
      counters.invoke((thread + i) % KEYS, Counters::increment);
    }
  }

  private static long increment(MutableEntry<Integer, Long> entry, Object... arguments) {
    long next = entry.exists() ? entry.getValue() + 1 : 1;
    entry.setValue(next);
    return next;
  }
}
