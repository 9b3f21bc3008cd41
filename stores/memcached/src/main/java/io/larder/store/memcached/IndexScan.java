package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Walks through the buckets of an index and reads the records of their keys. Thread-safe. */
final class IndexScan implements Scan {
  private static final int BUCKETS_IN_A_LOOK = 16;
  private static final int MOST_LOOKS = 8;

  private final Wire wire;
  private final List<Part> parts;
  private final Reads reads;
  private final Index index;

  IndexScan(Wire wire, List<Part> parts, Reads reads, Index index) {
    this.wire = wire;
    this.parts = parts;
    this.reads = reads;
    this.index = index;
  }

  /**
   * Where a scan is: in which part, in which bucket, after which key of it.
   *
   * @param after null at the beginning of the bucket
   */
  private record Position(int part, int bucket, @Nullable Key after) {
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    static Position of(Cursor cursor, int parts, int buckets) {
      String[] words = cursor.position().split("/", -1);
      boolean ours = words.length == 3 && (words[0] + words[1]).matches("[0-9]{2,10}");
      int part = ours && !words[0].isEmpty() ? Integer.parseInt(words[0]) : parts;
      int bucket = ours && !words[1].isEmpty() ? Integer.parseInt(words[1]) : buckets;
      if (part >= parts || bucket >= buckets) {
        throw new IllegalArgumentException(
            "this cursor comes from another store; begin the scan again");
      }
      String after = words[2];
      return new Position(
          part,
          bucket,
          after.isEmpty() ? null : Key.of(Base64.getUrlDecoder().decode(after.substring(1))));
    }

    Cursor cursor() {
      String last = after == null ? "" : "-" + TEXT.encodeToString(after.bytes());
      return new Cursor(part + "/" + bucket + "/" + last);
    }
  }

  @Override
  public Page page(@Nullable Cursor cursor, int limit, boolean withValues) {
    if (limit <= 0) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
    Deadline deadline = Deadline.inMillis(wire.settings().timeoutMillis());
    Position position =
        cursor == null
            ? new Position(0, 0, null)
            : Position.of(cursor, parts.size(), index.buckets());
    Part part = parts.get(position.part());
    Map<String, @Nullable Bucket> buckets = look(part, position.bucket(), deadline);
    List<Key> keys = new ArrayList<>();
    Map<String, Bucket> whole = new LinkedHashMap<>();
    Position next = choose(position, buckets, limit, keys, whole);
    Map<Key, Stored> found =
        keys.isEmpty() ? Map.of() : reads.of("scan", Map.of(part, keys), deadline);
    index.tidy(part, whole, found.keySet(), deadline);
    return Scan.page(part, wire, found, withValues, next == null ? null : next.cursor());
  }

  /** Takes keys until there are enough, and returns where to go on; null at the end. */
  private @Nullable Position choose(
      Position from,
      Map<String, @Nullable Bucket> buckets,
      int limit,
      List<Key> keys,
      Map<String, Bucket> whole) {
    Key after = from.after();
    int number = from.bucket();
    for (Map.Entry<String, @Nullable Bucket> entry : buckets.entrySet()) {
      Bucket bucket = entry.getValue();
      if (bucket != null) {
        NavigableMap<Key, Long> left =
            after == null ? bucket.keys() : bucket.keys().tailMap(after, false);
        for (Key key : left.keySet()) {
          if (keys.size() == limit) {
            return new Position(from.part(), number, keyBefore(left, key, after));
          }
          keys.add(key);
        }
        if (after == null) {
          whole.put(entry.getKey(), bucket);
        }
      }
      after = null;
      number++;
    }
    if (!buckets.isEmpty() && number < index.buckets()) {
      return new Position(from.part(), number, null);
    }
    return from.part() + 1 < parts.size() ? new Position(from.part() + 1, 0, null) : null;
  }

  private static @Nullable Key keyBefore(
      NavigableMap<Key, Long> left, Key key, @Nullable Key otherwise) {
    Key before = left.lowerKey(key);
    return before == null ? otherwise : before;
  }

  /** Reads some buckets of the current generation, in order; none where there is no generation. */
  private Map<String, @Nullable Bucket> look(Part part, int first, Deadline deadline) {
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      byte[] guess = part.lastSeen();
      List<String> names = guess == null ? List.of() : names(part, guess, first);
      Exchange exchange = new Exchange(wire, "scan", deadline);
      List<Ask> asks = new ArrayList<>();
      for (String name : names) {
        asks.add(exchange.add(part.server(), (protocol, to) -> protocol.gets(name, to)));
      }
      Ask generation = part.ask(exchange);
      exchange.runTwice();
      byte[] current = part.answer(generation);
      if (current == null) {
        return Map.of();
      }
      if (Arrays.equals(current, guess)) {
        return buckets(names, asks);
      }
    }
    return Map.of(); // cleared again and again: what was there at the beginning is gone
  }

  private List<String> names(Part part, byte[] generation, int first) {
    int end = Math.min(index.buckets(), first + BUCKETS_IN_A_LOOK);
    return IntStream.range(first, end)
        .mapToObj(number -> part.names().bucket(generation, number))
        .toList();
  }

  private static Map<String, @Nullable Bucket> buckets(List<String> names, List<Ask> asks) {
    Map<String, @Nullable Bucket> buckets = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = requireNonNull(names.get(i));
      Item item = asks.get(i).orThrow().item(name);
      buckets.put(name, item == null ? null : Bucket.of(item));
    }
    return buckets;
  }
}
