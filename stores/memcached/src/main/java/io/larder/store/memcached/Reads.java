package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Key;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records, each server's in one round trip, the generation last. Thread-safe. */
final class Reads {
  private final Wire wire;
  private final Seen seen;

  Reads(Wire wire, Seen seen) {
    this.wire = wire;
    this.seen = seen;
  }

  /**
   * The commands that read some records of a part.
   *
   * @param names of the items
   * @param keys of the records, in the same order; null where only the record says it
   */
  private record Share(
      List<String> names, List<? extends @Nullable Key> keys, List<Ask> records, Ask generation) {}

  /**
   * Returns the records that are there.
   *
   * @param what is done, for messages
   * @throws StoreException when a server does not answer
   */
  Map<Key, Stored> of(String what, Map<Part, List<Key>> keys, Deadline deadline) {
    Exchange exchange = new Exchange(wire, what, deadline);
    Map<Part, Share> shares = new LinkedHashMap<>();
    keys.forEach(
        (part, asked) -> {
          List<String> names = new ArrayList<>(asked.size());
          for (Key key : asked) {
            names.add(part.names().record(key));
          }
          shares.put(part, ask(exchange, part, names, asked));
        });
    exchange.runTwice();
    Map<Key, Stored> found = new HashMap<>();
    shares.forEach((part, share) -> collect(part, share, found));
    return found;
  }

  /**
   * Returns the records that are there under names, whatever their keys are.
   *
   * @param what is done, for messages
   * @throws StoreException when the server does not answer
   */
  Map<Key, Stored> named(String what, Part part, List<String> names, Deadline deadline) {
    List<String> ours = new ArrayList<>(names.size());
    List<@Nullable Key> keys = new ArrayList<>(names.size());
    for (String name : names) {
      Key key = part.names().key(name);
      if (key == null || part.names().record(key).equals(name)) { // else it is a stranger's
        ours.add(name);
        keys.add(key);
      }
    }
    Exchange exchange = new Exchange(wire, what, deadline);
    Share share = ask(exchange, part, ours, keys);
    exchange.runTwice();
    Map<Key, Stored> found = new HashMap<>();
    collect(part, share, found);
    return found;
  }

  /** Returns the key that an item says, if its name is that of the key's record. */
  private static @Nullable Key keyOf(@Nullable Item item, Part part, String name) {
    Key key = Records.key(item);
    return key != null && part.names().record(key).equals(name) ? key : null;
  }

  private static Share ask(
      Exchange exchange, Part part, List<String> names, List<? extends @Nullable Key> keys) {
    int most = part.server().protocol().mostNames();
    List<Ask> asks = new ArrayList<>();
    for (int from = 0; from < names.size(); from += most) {
      List<String> some = names.subList(from, Math.min(names.size(), from + most));
      asks.add(exchange.add(part.server(), (protocol, to) -> protocol.gets(some, to)));
    }
    // In a command of its own: within one, not every server reads in order.
    return new Share(names, keys, asks, part.ask(exchange));
  }

  private static Map<String, Item> items(List<Ask> asks) {
    if (asks.size() == 1) {
      return asks.get(0).orThrow().items();
    }
    Map<String, Item> items = new HashMap<>();
    asks.forEach(ask -> items.putAll(ask.orThrow().items()));
    return items;
  }

  private void collect(Part part, Share share, Map<Key, Stored> found) {
    byte[] generation = part.answer(share.generation());
    long line = part.server().lineNumber();
    Map<String, Item> items = items(share.records());
    for (int i = 0; i < share.names().size(); i++) {
      String name = share.names().get(i);
      Key asked = share.keys().get(i);
      Item item = items.get(name);
      Key key = asked == null ? keyOf(item, part, name) : asked;
      if (key == null) {
        continue; // not ours
      }
      Stored record = Records.read(item, generation, name, key);
      if (item == null) {
        seen.saw(name, Seen.Sight.nothing(line));
      } else if (record == null) {
        seen.saw(name, Seen.Sight.waste(line, item.cas()));
      } else {
        seen.saw(name, new Seen.Sight(line, item.cas(), requireNonNull(generation), record));
        found.put(key, record);
      }
    }
  }
}
