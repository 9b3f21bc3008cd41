package io.larder.store.memcached;

import io.larder.spi.Key;
import io.larder.spi.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * The keys of a namespace, written down beside its records: on each server some items, the buckets,
 * each with keys that hash alike. A key is written down before its record is made, in the same
 * round trip, and stays when the record goes; who meets a bucket that is full of such keys tidies
 * it. Thread-safe.
 */
final class Index {
  /** What was written down so recently stays: its record may be on the way. */
  private static final long FRESH_MILLIS = 60_000;

  private static final int KEYS_IN_A_LOOK = 1_000;
  private static final byte[] NOTHING = {};

  private final Wire wire;
  private final Ticker ticker;
  private final Reads reads;
  private final LongAdder lost = new LongAdder();

  Index(Wire wire, Ticker ticker, Reads reads) {
    this.wire = wire;
    this.ticker = ticker;
    this.reads = reads;
  }

  /**
   * A key that is being written down.
   *
   * @param bucket the item's name
   * @param asked what to expect an answer to
   */
  record Entry(Part part, String bucket, Key key, Ask asked) {}

  /** Returns how many buckets a server has. */
  int buckets() {
    return wire.settings().buckets();
  }

  /** Returns how many keys could not be written down. */
  long lost() {
    return lost.sum();
  }

  /** Writes down a key, and does not wait. */
  Entry enter(Exchange exchange, Part part, byte[] generation, Key key) {
    int hash = key.hashCode() * 0x9E3779B9;
    int number = Math.floorMod(hash ^ (hash >>> 16), buckets());
    String bucket = part.names().bucket(generation, number);
    return new Entry(part, bucket, key, append(exchange, part, bucket, key));
  }

  private Ask append(Exchange exchange, Part part, String bucket, Key key) {
    byte[] entry = Bucket.entry(key, ticker.millis());
    exchange.add(part.server(), (protocol, to) -> protocol.add(bucket, Expiry.NEVER, NOTHING, to));
    return exchange.add(part.server(), (protocol, to) -> protocol.append(bucket, entry, to));
  }

  /** Looks whether keys were written down, and makes room for those that were not. */
  void entered(List<Entry> entries, Deadline deadline) {
    Set<String> tidied = new HashSet<>();
    Exchange again = new Exchange(wire, "commit", deadline);
    List<Ask> asks = new ArrayList<>();
    for (Entry entry : entries) {
      Ask asked = entry.asked();
      if (asked.end() != Ask.End.DONE && !asked.silent()) { // full, or evicted just now
        if (tidied.add(entry.bucket())) {
          tidy(entry.part(), entry.bucket(), deadline);
        }
        asks.add(append(again, entry.part(), entry.bucket(), entry.key()));
      }
    }
    if (!asks.isEmpty()) {
      again.run();
      lost.add(asks.stream().filter(ask -> ask.end() != Ask.End.DONE).count());
    }
  }

  /** Reads every record of a bucket, and takes out the keys of those that are gone. */
  private void tidy(Part part, String name, Deadline deadline) {
    Exchange exchange = new Exchange(wire, "commit", deadline);
    Ask ask = exchange.add(part.server(), (protocol, to) -> protocol.gets(name, to));
    exchange.runTwice();
    Item item = ask.answered() ? ask.item(name) : null;
    if (item == null) {
      return;
    }
    Bucket bucket = Bucket.of(item);
    List<Key> keys = new ArrayList<>(bucket.keys().keySet());
    Set<Key> there = new HashSet<>();
    for (int from = 0; from < keys.size(); from += KEYS_IN_A_LOOK) {
      List<Key> some = keys.subList(from, Math.min(keys.size(), from + KEYS_IN_A_LOOK));
      there.addAll(reads.of("commit", Map.of(part, some), deadline).keySet());
    }
    rewrite(part, Map.of(name, bucket), there, deadline);
  }

  /** Takes keys out of buckets, all of whose keys were looked at, where that is worth it. */
  void tidy(Part part, Map<String, Bucket> buckets, Set<Key> there, Deadline deadline) {
    Map<String, Bucket> untidy = new HashMap<>(buckets);
    untidy
        .values()
        .removeIf(
            bucket ->
                !bucket.isWorthTidying(
                    bucket.keys().keySet().stream().filter(there::contains).toList()));
    rewrite(part, untidy, there, deadline);
  }

  private void rewrite(Part part, Map<String, Bucket> buckets, Set<Key> there, Deadline deadline) {
    if (buckets.isEmpty()) {
      return;
    }
    long fresh = ticker.millis() - FRESH_MILLIS;
    Exchange exchange = new Exchange(wire, "commit", deadline);
    buckets.forEach(
        (name, bucket) -> {
          byte[] bytes =
              bucket.without(
                  key -> !there.contains(key) && bucket.keys().getOrDefault(key, 0L) < fresh);
          long cas = bucket.item().cas();
          exchange.add(
              part.server(), (protocol, to) -> protocol.cas(name, cas, Expiry.NEVER, bytes, to));
        });
    exchange.run(); // where somebody was faster, the next who comes will tidy
  }
}
