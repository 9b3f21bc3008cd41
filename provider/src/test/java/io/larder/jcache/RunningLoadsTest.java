package io.larder.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Of the loads of one key that run at once, each but the first is told of the first. */
class RunningLoadsTest {
  private static final int ROUNDS = 5_000;

  private final RunningLoads<Key, String> loads = new RunningLoads<>();

  /** Keys that all want one slot. */
  private record Key(String name, Runnable whenCompared) {
    @Override
    public boolean equals(Object other) {
      whenCompared.run();
      return other instanceof Key key && key.name.equals(name);
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private static Load<Key, String> load(String name) {
    return load(name, () -> {});
  }

  private static Load<Key, String> load(String name, Runnable whenCompared) {
    return new Load<>(new Key(name, whenCompared));
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
    loads.remove(b);
    assertThat(loads.add(load("a"))).isSameAs(a);
    assertThat(loads.add(load("c"))).isSameAs(c);
    assertThat(loads.add(load("b"))).isNull();
  }

  @Test
  void whoComesWhileAnotherLooksIsSeenByIt() {
    Load<Key, String> first = load("a");
    AtomicBoolean came = new AtomicBoolean();
    Runnable comes =
        () -> {
          if (!came.getAndSet(true)) {
            loads.add(first);
          }
        };
    loads.add(load("b", comes));
    assertThat(loads.add(load("a"))).isSameAs(first);
  }

  @Test
  void aKeyThatCannotBeComparedLeavesNothingBehind() {
    Runnable fails =
        () -> {
          throw new IllegalStateException("cannot be compared");
        };
    Load<Key, String> there = load("a", fails);
    loads.add(there);
    assertThatThrownBy(() -> loads.add(load("b"))).hasMessage("cannot be compared");
    loads.remove(there);
    assertThat(loads.add(load("b"))).isNull();
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
        assertThat(one.get().get(i)).as("round %d", i).isNotEqualTo(two.get().get(i));
      }
      done.set(true);
      other.get();
    } finally {
      done.set(true);
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
      boolean wasTold = loads.add(own) != null;
      told.add(wasTold);
      together.await();
      if (!wasTold) {
        loads.remove(own);
      }
    }
    return told;
  }
}
