package io.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.larder.spi.Key;
import io.larder.spi.Namespace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A share of a namespace whose keys lie in one hash slot, so that a script may touch them together:
 * all of it on a single server, one of sixteen in a cluster, which lie evenly over the slots.
 * Thread-safe.
 */
final class Part {
  private static final int PARTS_IN_CLUSTER = 16;
  private static final int SLOTS = 16_384;
  private static final String FORMAT = "larder1:"; // of keys and records: another one, another name

  private final int slot;
  private final String name;
  private final byte[] recordPrefix;
  private final byte[] generation;
  private final byte[] changes;
  private volatile byte[] lastSeen = new byte[Records.GENERATION];

  private Part(int slot, String name) {
    this.slot = slot;
    this.name = name;
    this.recordPrefix = (name + ":").getBytes(US_ASCII);
    this.generation = (name + "#generation").getBytes(US_ASCII);
    this.changes = (name + "#changes").getBytes(US_ASCII);
  }

  /** Returns the parts of a namespace. */
  static List<Part> of(Namespace namespace, boolean cluster) {
    String escaped = namespace.escaped();
    List<Part> parts = new ArrayList<>();
    if (!cluster) {
      return List.of(new Part(0, FORMAT + "{" + escaped + "}"));
    }
    for (int i = 0; i < PARTS_IN_CLUSTER; i++) {
      parts.add(inShare(escaped + "/", i));
    }
    return parts;
  }

  /** Finds a name whose slot is in this sixteenth of all slots. */
  private static Part inShare(String tag, int share) {
    for (int n = 0; ; n++) {
      String name = tag + n;
      int slot = JedisClusterCRC16.getSlot(name.getBytes(US_ASCII));
      if (slot / (SLOTS / PARTS_IN_CLUSTER) == share) {
        return new Part(slot, FORMAT + "{" + name + "}");
      }
    }
  }

  /** Returns the part of a namespace in which a key is. */
  static Part of(List<Part> parts, Key key) {
    int hash = key.hashCode();
    return parts.get(Math.floorMod(hash ^ (hash >>> 16), parts.size()));
  }

  /** Returns the slot of all its keys. */
  int slot() {
    return slot;
  }

  /** Returns what all its keys begin with. */
  String name() {
    return name;
  }

  /**
   * Returns the generation as it was seen last. Whoever commits guesses that it is current, which
   * saves the script the copy of a value; a wrong guess does no harm.
   */
  byte[] lastSeen() {
    return lastSeen;
  }

  /** Notes which generation was seen, with its mark or without. */
  void saw(byte[] generation) {
    if (!Records.isCurrent(lastSeen, generation)) {
      lastSeen = Arrays.copyOf(generation, Records.GENERATION);
    }
  }

  /** Returns the key of a record. */
  byte[] record(Key key) {
    byte[] record = Arrays.copyOf(recordPrefix, recordPrefix.length + key.length());
    System.arraycopy(key.bytes(), 0, record, recordPrefix.length, key.length());
    return record;
  }

  /** Returns what the key of a record stands for. */
  Key key(byte[] record) {
    return Key.of(Arrays.copyOfRange(record, recordPrefix.length, record.length));
  }

  /** Returns what SCAN finds the keys of all records with. */
  byte[] pattern() {
    return (name + ":*").getBytes(US_ASCII);
  }

  /** Returns the key under which the current generation is. */
  byte[] generation() {
    return generation;
  }

  /** Returns the key of the stream of changes. */
  byte[] changes() {
    return changes;
  }

  /** Returns the key that says that somebody sweeps. */
  byte[] sweeping() {
    return (name + "#sweeping").getBytes(US_ASCII);
  }
}
