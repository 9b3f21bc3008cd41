package io.larder.store.contract.process;

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

/** A process that increments counters by {@code invoke}, from several threads. */
final class Counters {
  private Counters() {}

  static Cache<Integer, Long> open(String uri, String namespace) {
    return Caching.getCachingProvider("io.larder.LarderCachingProvider")
        .getCacheManager()
        .createCache(
            "counters",
            new LarderConfiguration<Integer, Long>()
                .setTypes(Integer.class, Long.class)
                .setStore(uri)
                .setNamespace(namespace));
  }

  /**
   * Takes the URI, the namespace, the number of keys and of threads, how often each thread
   * increments, and how many milliseconds each increment takes.
   */
  public static void main(String[] arguments) throws ExecutionException, InterruptedException {
    Cache<Integer, Long> counters = open(arguments[0], arguments[1]);
    int keys = Integer.parseInt(arguments[2]);
    int threads = Integer.parseInt(arguments[3]);
    int increments = Integer.parseInt(arguments[4]);
    long millis = Long.parseLong(arguments[5]);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (Future<?> run :
        IntStream.range(0, threads)
            .mapToObj(
                thread -> pool.submit(() -> increment(counters, keys, thread, increments, millis)))
            .toList()) {
      run.get();
    }
    pool.shutdown();
    counters.getCacheManager().getCachingProvider().close();
  }

  private static void increment(
      Cache<Integer, Long> counters, int keys, int thread, int increments, long millis) {
    for (int i = 0; i < increments; i++) {
      counters.invoke((thread + i) % keys, Counters::increment, millis);
    }
  }

  private static long increment(MutableEntry<Integer, Long> entry, Object... arguments) {
    long next = entry.exists() ? entry.getValue() + 1 : 1;
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos((Long) arguments[0]));
    entry.setValue(next);
    return next;
  }
}
