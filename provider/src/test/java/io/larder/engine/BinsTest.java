package io.larder.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads add to, remove from and enlarge one small table after the other. */
class BinsTest {
  private static final int THREADS = 4;
  private static final int TURNS = 300_000;
  private static final int ROUNDS = 2_000;

  /** Of each thread; every third of its own keys is removed again. */
  private static final int KEYS = 60;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** What one round is about. */
  private static final class Round {
    final ReentrantLock lock = new ReentrantLock();
    final Bins<Integer, String> bins = new Bins<>(lock);
    final AtomicInteger nodes = new AtomicInteger();
    final AtomicInteger addedOfAll = new AtomicInteger();
    final CyclicBarrier begin = new CyclicBarrier(THREADS);

    /** Returns the node that was there. */
    @Nullable Node<Integer, String> add(int key) {
      Node<Integer, String> other = bins.add(new Node<>(key, Bins.hash(key), null));
      if (other == null) {
        lock.lock();
        try {
          bins.growFor(nodes.incrementAndGet());
        } finally {
          lock.unlock();
        }
      }
      return other;
    }

    void remove(Node<Integer, String> node) {
      lock.lock();
      try {
        bins.remove(node);
      } finally {
        lock.unlock();
      }
    }

    @Nullable Node<Integer, String> find(int key) {
      return bins.find(key, Bins.hash(key));
    }

    /** Adds keys of this thread's own, which are negative, and all threads' keys. */
    void run(int thread) throws Exception {
      begin.await();
      for (int i = 0; i < KEYS; i++) {
        int own = -1 - (THREADS * i + thread);
        assertThat(add(own)).isNull();
        Node<Integer, String> node = requireNonNull(find(own));
        if (add(i) == null) {
          addedOfAll.incrementAndGet();
        }
        assertThat(find(i)).isNotNull();
        if (i % 3 == 0) {
          remove(node);
          assertThat(find(own)).isNull();
        }
      }
    }
  }

  private void byAllThreads(ThreadTask task) throws Exception {
    List<Future<?>> runs = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      runs.add(
          threads.submit(
              () -> {
                task.run(thread);
                return null;
              }));
    }
    for (Future<?> run : runs) {
      run.get();
    }
  }

  /** What a thread does that knows its number. */
  private interface ThreadTask {
    void run(int thread) throws Exception;
  }

  @Test
  void keysOfOneBinComeAndGo() throws Exception {
    Round round = new Round();
    byAllThreads(
        thread -> {
          for (int i = 0; i < TURNS; i++) {
            int own = 16 * (THREADS * (i % 3) + thread); // 16 bins, of which this is the first
            assertThat(round.bins.add(new Node<>(own, Bins.hash(own), null))).isNull();
            round.remove(requireNonNull(round.find(own)));
            assertThat(round.find(own)).isNull();
          }
        });
    assertThat(round.bins.iterator().hasNext()).isFalse();
  }

  @Test
  void nothingIsLostOrDoubledWhileTheTableGrows() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      Round round = new Round();
      byAllThreads(round::run);
      Set<Integer> keys = new HashSet<>();
      round.bins.iterator().forEachRemaining(node -> assertThat(keys.add(node.key())).isTrue());
      assertThat(keys).hasSize(KEYS + THREADS * (KEYS - KEYS / 3));
      assertThat(round.addedOfAll).hasValue(KEYS);
      keys.forEach(key -> assertThat(round.find(key)).isNotNull());
    }
  }
}
