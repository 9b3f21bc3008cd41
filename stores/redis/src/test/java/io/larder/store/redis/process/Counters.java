package io.larder.store.redis.process;

import io.larder.LarderConfiguration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.processor.MutableEntry;

/** A process that increments counters on a server by {@code invoke}, from several threads. */
final class Counters {
  private Counters() {}

  static Cache<Integer, Long> open(String uri) {
    return Caching.getCachingProvider()
        .getCacheManager()
        .createCache(
            "counters",
            new LarderConfiguration<Integer, Long>()
                .setTypes(Integer.class, Long.class)
                .setStore(uri));
  }

  /** Takes the URI, the number of keys and of threads, and how often each of these increments. */
  public static void main(String[] arguments) throws ExecutionException, InterruptedException {
    Cache<Integer, Long> counters = open(arguments[0]);
    int keys = Integer.parseInt(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    int increments = Integer.parseInt(arguments[3]);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (Future<?> run :
        IntStream.range(0, threads)
            .mapToObj(thread -> pool.submit(() -> increment(counters, keys, thread, increments)))
            .toList()) {
      run.get();
    }
    pool.shutdown();
    Caching.getCachingProvider().close();
  }

  private static void increment(
      Cache<Integer, Long> counters, int keys, int thread, int increments) {
    for (int i = 0; i < increments; i++) {
      counters.invoke((thread + i) % keys, Counters::increment);
    }
  }

  /** Takes a millisecond, so that processes get into each other's way. */
  private static long increment(MutableEntry<Integer, Long> entry, Object... arguments) {
    long next = entry.exists() ? entry.getValue() + 1 : 1;
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    entry.setValue(next);
    return next;
  }
}
