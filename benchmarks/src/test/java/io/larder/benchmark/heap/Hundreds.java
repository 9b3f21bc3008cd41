package io.larder.benchmark.heap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What one thread asks for, a hundred different keys at a time. */
@State(Scope.Thread)
public class Hundreds {
  private static final int MANY = 100;
  private static final int SETS = 1 << 8;
  private static final int DRAWS = 1 << 20;

  private final List<Set<String>> keys = new ArrayList<>();
  private final List<Map<String, Object>> entries = new ArrayList<>();
  private int position;

  /** Draws. */
  @Setup
  public void draw(HeapOperations operations, ThreadParams thread) {
    int[] drawn = Keys.draw(operations.keys, DRAWS, thread.getThreadIndex());
    int next = 0;
    for (int set = 0; set < SETS; set++) {
      Map<String, Object> hundred = new LinkedHashMap<>();
      while (hundred.size() < MANY) {
        hundred.put(operations.key(drawn[next % DRAWS]), operations.value(next));
        next++;
      }
      entries.add(hundred);
      keys.add(new LinkedHashSet<>(hundred.keySet()));
    }
  }

  private int next() {
    position = (position + 1) & (SETS - 1);
    return position;
  }

  Set<String> keys() {
    return keys.get(next());
  }

  Map<String, Object> entries() {
    return entries.get(next());
  }
}
