package io.larder.size;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What applications cache, of random lengths. */
enum Entries {
  STRING,
  BYTES,
  RECORD,
  BEAN,
  ARRAY_LIST,
  LINKED_LIST,
  HASH_MAP,
  LINKED_HASH_MAP,
  HASH_SET,
  TREE_MAP,
  LIST_OF,
  MAP_OF,
  DECIMAL,
  TIME,
  ENUM,
  OPTIONAL,
  UUIDS,
  OBJECTS,
  CLONED_LIST,
  CLONED_MAP;

  private static final int MAX_BYTES = 10 << 10;
  private static final int MAX_CHARACTERS = 200;
  private static final int MAX_ELEMENTS = 30;
  private static final char FIRST_IDEOGRAM = '\u4e00';

  /** A record with primitives, a reference and an enum. */
  record Line(int number, long amount, String text, Month month) {}

  /** What a cache keeps of a collection that is stored by value. */
  record Clone(Object own) implements Sized {
    @Override
    public long bytes() {
      return SizeOf.shallowBytes(Clone.class) + SizeOf.bytesOfClone(own);
    }
  }

  /** A bean whose superclass leaves a gap before its last field. */
  static class Base {
    byte kind;
    long id;
    @Nullable Object next;
  }

  /** A bean that holds others. */
  static final class Bean extends Base {
    int count;
    boolean ready;
    @Nullable String name;
    @Nullable Bean inner;
    double @Nullable [] figures;
  }

  @SuppressWarnings("JdkObsolete") // applications cache linked lists all the same
  Object make(Random random) {
    return switch (this) {
      case CLONED_LIST -> new Clone(filled(new ArrayList<Object>(), random).clone());
      case CLONED_MAP -> new Clone(filled(new HashMap<Object, Object>(), random).clone());
      case STRING -> text(random);
      case BYTES -> new byte[random.nextInt(MAX_BYTES)];
      case RECORD -> new Line(random.nextInt(), random.nextLong(), text(random), Month.MAY);
      case BEAN -> bean(random);
      case DECIMAL -> decimal(random);
      case TIME -> LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC);
      case ENUM -> Month.of(1 + random.nextInt(12));
      case OPTIONAL -> Optional.of(text(random));
      case UUIDS -> new UUID(random.nextLong(), random.nextLong());
      case OBJECTS -> texts(random);
      case ARRAY_LIST -> filled(new ArrayList<Object>(), random);
      case LINKED_LIST -> new LinkedList<>(Arrays.asList(texts(random)));
      case LIST_OF -> List.of(texts(random));
      case HASH_SET -> new HashSet<>(filled(new ArrayList<Object>(), random));
      case HASH_MAP -> filled(new HashMap<Object, Object>(), random);
      case LINKED_HASH_MAP -> filled(new LinkedHashMap<Object, Object>(), random);
      case TREE_MAP -> filled(new TreeMap<Object, Object>(), random);
      case MAP_OF -> Map.copyOf(filled(new HashMap<Object, Object>(), random));
    };
  }

  /** Half of the texts can be kept as Latin-1. */
  private static String text(Random random) {
    char first = random.nextBoolean() ? 'a' : FIRST_IDEOGRAM;
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(MAX_CHARACTERS); text.length() < length; ) {
      text.append((char) (first + random.nextInt(26)));
    }
    return text.toString();
  }

  private static Object decimal(Random random) {
    return random.nextBoolean()
        ? BigDecimal.valueOf(random.nextLong() >> 10, 2)
        : new BigDecimal(BigInteger.ONE.shiftLeft(70 + random.nextInt(200)), 2);
  }

  private static Bean bean(Random random) {
    Bean bean = new Bean();
    bean.name = text(random);
    bean.next = random.nextInt();
    bean.inner = new Bean();
    bean.inner.figures = new double[random.nextInt(MAX_ELEMENTS)];
    bean.inner.next = bean;
    return bean;
  }

  private static Object[] texts(Random random) {
    Object[] texts = new Object[random.nextInt(MAX_ELEMENTS)];
    Arrays.setAll(texts, i -> text(random));
    return texts;
  }

  private static <L extends List<Object>> L filled(L list, Random random) {
    for (Object text : texts(random)) {
      list.add(text);
    }
    return list;
  }

  private static <M extends Map<Object, Object>> M filled(M map, Random random) {
    for (Object text : texts(random)) {
      map.put(text, random.nextLong());
    }
    return map;
  }
}
