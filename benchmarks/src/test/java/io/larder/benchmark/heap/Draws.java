package io.larder.benchmark.heap;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What one thread asks for, drawn before it is measured. */
@State(Scope.Thread)
public class Draws {
  private static final int DRAWS = 1 << 20;

  private int[] drawn = {};
  private final boolean[] write = new boolean[1 << 10];
  private int position;

  /** Draws. */
  @Setup
  public void draw(HeapOperations operations, ThreadParams thread) {
    drawn = Keys.draw(operations.keys, DRAWS, thread.getThreadIndex());
    SplittableRandom random = new SplittableRandom(thread.getThreadIndex());
    for (int i = 0; i < write.length; i++) {
      write[i] = random.nextInt(100) < operations.writes;
    }
  }

  /** Returns the next index of a key. */
  int next() {
    position = (position + 1) & (DRAWS - 1);
    return drawn[position];
  }

  int position() {
    return position;
  }

  /** Returns whether this is a turn to write. */
  boolean writes() {
    return write[position & (write.length - 1)];
  }
}
