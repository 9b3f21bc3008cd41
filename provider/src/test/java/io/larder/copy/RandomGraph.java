package io.larder.copy;

import io.larder.codec.Samples;
import io.larder.copy.Graphs.Bean;
import io.larder.copy.Graphs.Numbered;
import io.larder.copy.Graphs.Sub;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes graphs by chance, with objects that are met twice, and cycles. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // applications have such
final class RandomGraph {
  private final Random random;

  /** How many of a hundred objects have a way of their own to be serialised. */
  private final int strange;

  /** What was made so far, to be met again. */
  private final List<Object> made = new ArrayList<>();

  private int numbers;

  RandomGraph(long seed) {
    this.random = new Random(seed);
    this.strange = (int) (seed % 3) * 2;
  }

  Object make() {
    Object root = new Object[] {container(4), value(3)};
    return random.nextBoolean() ? root : container(4);
  }

  private @Nullable Object value(int depth) {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return null;
    } else if (kind == 1 && !made.isEmpty()) {
      return made.get(random.nextInt(made.size()));
    } else if (kind < 4 || depth <= 0) {
      return leaf();
    }
    return container(depth);
  }

  private Object leaf() {
    return switch (random.nextInt(8)) {
      case 0 -> "text " + random.nextInt(5);
      case 1 -> random.nextInt(300);
      case 2 -> Instant.ofEpochSecond(random.nextInt(5));
      case 3 -> DayOfWeek.of(1 + random.nextInt(7));
      case 4 -> Graphs.Body.ONE;
      case 5 -> new Samples.Point(random.nextInt(5), "y");
      case 6 -> random.nextBoolean() ? Graphs.Bean.class : int[].class;
      default -> random.nextLong();
    };
  }

  private Object container(int depth) {
    if (random.nextInt(100) < strange) {
      return strange(depth);
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> bean(depth);
      case 2 -> collection(depth);
      case 3 -> map(depth);
      default -> other(depth);
    };
  }

  private Bean bean(int depth) {
    int number = numbers++;
    Object fixed = value(depth - 1);
    Bean bean = random.nextBoolean() ? new Bean(number, fixed) : new Sub(number, fixed);
    made.add(bean);
    bean.any = value(depth - 1);
    bean.other = value(depth - 1) instanceof Numbered other ? other : null;
    if (random.nextBoolean()) {
      bean.list = new ArrayList<>();
      addTo(bean.list, depth);
    }
    bean.array = random.nextBoolean() ? null : new Object[] {value(depth - 1), "a"};
    bean.numbers = random.nextBoolean() ? null : new double[] {random.nextDouble(), Double.NaN};
    bean.name = random.nextBoolean() ? null : "name " + number;
    bean.day = DayOfWeek.FRIDAY;
    bean.boxed = random.nextLong();
    bean.yes = random.nextBoolean();
    if (bean instanceof Sub sub) {
      sub.any = value(depth - 1);
    }
    return bean;
  }

  private void addTo(Collection<Object> collection, int depth) {
    for (int i = random.nextInt(4); i > 0; i--) {
      Object element = value(depth - 1);
      if (element != null || !(collection instanceof ArrayDeque)) {
        collection.add(element);
      }
    }
  }

  private Object collection(int depth) {
    Collection<Object> collection =
        switch (random.nextInt(4)) {
          case 0, 1 -> new ArrayList<>();
          case 2 -> new LinkedList<>();
          default -> new ArrayDeque<>();
        };
    made.add(collection);
    addTo(collection, depth);
    return collection;
  }

  private Object map(int depth) {
    Map<Object, Object> map =
        switch (random.nextInt(3)) {
          case 0 -> new HashMap<>();
          case 1 -> new LinkedHashMap<>(16, 0.75f, random.nextBoolean());
          default -> new TreeMap<>(random.nextBoolean() ? null : Collections.reverseOrder());
        };
    made.add(map);
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put("key " + random.nextInt(9), value(depth - 1));
    }
    if (map instanceof HashMap && random.nextInt(4) == 0) {
      map.put(bean(depth - 1), value(depth - 1));
    }
    return map;
  }

  private Object other(int depth) {
    Object object =
        switch (random.nextInt(12)) {
          case 0 -> new Graphs.Pair(value(depth - 1), value(depth - 1), random.nextLong());
          case 1 -> List.of(container(depth - 1), leaf());
          case 2 -> Arrays.asList(value(depth - 1), null).stream().toList();
          case 3 -> Map.of("a", container(depth - 1), 2, leaf());
          case 4 -> new HashSet<Object>(List.of(bean(depth - 1), bean(depth - 1)));
          case 5 -> new LinkedHashSet<Object>(List.of("b", "a", bean(depth - 1)));
          case 6 -> new TreeSet<>(List.of("b", "a"));
          case 7 -> new EnumMap<>(new HashMap<>(Map.of(DayOfWeek.MONDAY, container(depth - 1))));
          case 8 -> EnumSet.of(DayOfWeek.MONDAY);
          case 9 -> new Date(random.nextInt());
          case 10 -> new AtomicInteger(random.nextInt());
          default -> BitSet.valueOf(new long[] {random.nextLong()});
        };
    made.add(object);
    return object;
  }

  private Object strange(int depth) {
    return switch (random.nextInt(13)) {
      case 0 -> new Graphs.Outer(numbers++).inner();
      case 1 -> Graphs.lambda("a");
      case 2 -> Graphs.anonymous(List.of(container(depth - 1)));
      case 3 -> new Graphs.Changing(new ArrayList<>(List.of(container(depth - 1))));
      case 4 -> new Graphs.Counting(1, new Date(1));
      case 5 -> new Graphs.Reading(numbers++);
      case 6 -> new Graphs.ResolvingSub();
      case 7 -> new Graphs.Replacing();
      case 8 -> new Graphs.Own();
      case 9 -> new Graphs.Listing();
      case 10 -> new Graphs.Half();
      case 11 -> Collections.unmodifiableList(new ArrayList<>(List.of(bean(depth - 1))));
      default -> new Object();
    };
  }
}
