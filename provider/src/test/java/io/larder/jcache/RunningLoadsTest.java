package io.larder.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Of the loads of one key that run at once, each but the first is told of another. */
class RunningLoadsTest {
  private static final int ROUNDS = 5_000;

  private final RunningLoads<Key, String> loads = new RunningLoads<>();

  /** Keys that all want one slot. */
  private record Key(String name) {
    @Override
    public int hashCode() {
      return 1;
    }
  }

  private static Load<Key, String> load(String name) {
    return new Load<>(new Key(name));
  }

  @Test
  void whoComesWhileALoadRunsIsToldOfIt() {
    Load<Key, String> first = load("a");
    assertThat(loads.add(first)).isNull();
    assertThat(loads.add(load("a"))).isSameAs(first);
    loads.remove(first);
    assertThat(loads.add(load("a"))).isNull();
  }

  @Test
  void loadsOfOtherKeysInTheSameSlotAreKnownToo() {
    Load<Key, String> a = load("a");
    Load<Key, String> b = load("b");
    Load<Key, String> c = load("c");
    assertThat(loads.add(a)).isNull();
    assertThat(loads.add(b)).isNull();
    assertThat(loads.add(c)).isNull();
    assertThat(loads.add(load("b"))).isSameAs(b);
    assertThat(loads.add(load("c"))).isSameAs(c);
    loads.remove(b);
    assertThat(loads.add(load("c"))).isSameAs(c);
    assertThat(loads.add(load("b"))).isNull();
    assertThat(loads.add(load("a"))).isSameAs(a);
  }

  @Test
  void aLoadThatWasCrowdedOutIsFoundWhenTheSlotIsFree() {
    Load<Key, String> a = load("a");
    Load<Key, String> b = load("b");
    loads.add(a);
    loads.add(b);
    loads.remove(a);
    Load<Key, String> late = load("b");
    assertThat(loads.add(late)).isSameAs(b);
    loads.remove(late); // was never there
    assertThat(loads.add(load("b"))).isSameAs(b);
    loads.remove(b);
    Load<Key, String> next = load("b");
    assertThat(loads.add(next)).isNull();
    assertThat(loads.add(load("b"))).isSameAs(next);
  }

  /** While another key's load comes to the slot and leaves it, over and over. */
  @Test
  void ofTwoThatComeAtOnceOneIsTold() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    CyclicBarrier together = new CyclicBarrier(2);
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<?> other = threads.submit(() -> comeAndGo("b", done));
      Future<List<Boolean>> one = threads.submit(() -> comeAndGo("a", together));
      Future<List<Boolean>> two = threads.submit(() -> comeAndGo("a", together));
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(one.get().get(i) || two.get().get(i)).as("round %d", i).isTrue();
      }
      done.set(true);
      other.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(loads.add(load("a"))).as("nothing is left behind").isNull();
    assertThat(loads.add(load("b"))).as("nothing is left behind").isNull();
  }

  private void comeAndGo(String name, AtomicBoolean done) {
    while (!done.get()) {
      Load<Key, String> own = load(name);
      loads.add(own);
      loads.remove(own);
    }
  }

  /** Comes with another one, and goes with it; returns whether it was told of it. */
  private List<Boolean> comeAndGo(String name, CyclicBarrier together) throws Exception {
    List<Boolean> told = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Load<Key, String> own = load(name);
      together.await();
      told.add(loads.add(own) != null);
      together.await();
      loads.remove(own);
    }
    return told;
  }
}
