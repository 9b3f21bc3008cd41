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
      Node<Integer, String> other = bins.add(new Node<>(key, Bins.hash(key), 0));
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
            assertThat(round.bins.add(new Node<>(own, Bins.hash(own), 0))).isNull();
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

  /** A key in the first bin of any table, in whose comparison something happens once. */
  private static final class Telling {
    private final String name;
    private @Nullable Runnable happens;

    Telling(String name, @Nullable Runnable happens) {
      this.name = name;
      this.happens = happens;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      Runnable once = happens;
      happens = null;
      if (once != null) {
        once.run();
      }
      return other instanceof Telling telling && name.equals(telling.name);
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Bins<Telling, String> bins = new Bins<>(lock);

  private Node<Telling, String> added(String name) {
    Node<Telling, String> node = new Node<>(new Telling(name, null), 0, 0);
    assertThat(bins.add(node)).isNull();
    return node;
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    bins.iterator().forEachRemaining(node -> names.add(node.key().name));
    return names;
  }

  @Test
  void whatIsAddedWhileItsChainMovesIsInTheNewOne() {
    added("a");
    Runnable growth = () -> locked(() -> bins.growFor(100));
    assertThat(bins.add(new Node<>(new Telling("b", growth), 0, 0))).isNull();
    assertThat(names()).containsExactly("a", "b");
    assertThat(bins.find(new Telling("b", null), 0)).isNotNull();
  }

  @Test
  void whatIsAddedBehindANodeThatLeavesIsThere() {
    Node<Telling, String> first = added("a");
    Runnable removal = () -> locked(() -> bins.remove(first));
    assertThat(bins.add(new Node<>(new Telling("b", removal), 0, 0))).isNull();
    assertThat(names()).containsExactly("b");
    assertThat(bins.find(new Telling("b", null), 0)).isNotNull();
  }

  @Test
  void whatIsAddedWhileItsLikeIsAddedIsThatOne() {
    added("a");
    List<Node<Telling, String>> other = new ArrayList<>();
    Node<Telling, String> mine = new Node<>(new Telling("b", () -> other.add(added("b"))), 0, 0);
    assertThat(bins.add(mine)).isSameAs(other.get(0));
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  void whatIsSoughtWhileItsChainMovesIsFound() {
    added("a");
    Node<Telling, String> second = added("b");
    Runnable growth = () -> locked(() -> bins.growFor(100));
    assertThat(bins.find(new Telling("b", growth), 0)).isSameAs(second);
  }

  @Test
  void whatHasBeenThereForLongComesFirst() {
    added("a");
    Node<Telling, String> second = added("b");
    added("c");
    locked(() -> bins.growFor(100));
    added("d");
    locked(() -> bins.remove(second));
    added("e");
    assertThat(names()).containsExactly("a", "c", "d", "e");
  }
}
