package io.larder.store.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Threads that begin at the same moment; what one throws fails the test. */
final class Crowd {
  private static final long PATIENCE_SECONDS = 100;

  private Crowd() {}

  /** Runs the work in so many threads, each with its number. */
  static void run(int threads, IntConsumer work) {
    ask(
        threads,
        i -> {
          work.accept(i);
          return i;
        });
  }

  /** Runs the work in so many threads, each with its number, and returns their answers in order. */
  static <T> List<T> ask(int threads, IntFunction<T> work) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch ready = new CountDownLatch(threads);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        futures.add(
            executor.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.apply(number);
                }));
      }
      return answers(futures);
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> List<T> answers(List<Future<T>> futures) {
    List<T> answers = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        answers.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        throw new AssertionError("thread " + answers.size() + " failed", e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("thread " + answers.size() + " did not end", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting for thread " + answers.size(), e);
      }
    }
    return answers;
  }
}
