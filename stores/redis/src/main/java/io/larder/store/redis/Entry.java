package io.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.larder.spi.Change;
import io.larder.spi.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/**
 * One entry of a stream of changes, as the scripts write it.
 *
 * @param id of the entry
 * @param key of the record
 * @param version that the record got, or what stands for it; never the same again
 * @param what happened
 */
record Entry(byte[] id, byte[] key, byte[] version, String what) {
  /** Asks for an entry and those that follow it. */
  static Command from(Part part, byte[] id, int most) {
    return Command.plain(
        part.slot(),
        Protocol.Command.XRANGE,
        part.changes(),
        id,
        Command.ascii("+"),
        Command.ascii("COUNT"),
        Command.ascii(most));
  }

  /** Reads the answer. */
  static List<Entry> all(@Nullable Object reply) {
    List<Entry> entries = new ArrayList<>();
    for (Object one : requireNonNull(Refusal.orThrow(reply, List.class))) {
      List<?> entry = (List<?>) requireNonNull(one);
      List<?> fields = (List<?>) requireNonNull(entry.get(1));
      entries.add(
          new Entry(
              bytes(entry.get(0)),
              bytes(fields.get(1)),
              bytes(fields.get(3)),
              new String(bytes(fields.get(5)), US_ASCII)));
    }
    return entries;
  }

  private static byte[] bytes(@Nullable Object value) {
    return (byte[]) requireNonNull(value);
  }

  boolean isClear() {
    return what.equals("clear");
  }

  /** Returns what is told of one record; null when this is not of one. */
  @Nullable Change change() {
    return switch (what) {
      case "clear", "listen" -> null;
      case "delete" -> new Change(Key.of(key), null);
      default -> new Change(Key.of(key), Records.version(version));
    };
  }

  /** Tells whether this is the entry of that id and version. */
  boolean is(byte[] otherId, byte[] otherVersion) {
    return Arrays.equals(id, otherId) && Arrays.equals(version, otherVersion);
  }
}
