package io.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.larder.spi.Cursor;
import io.larder.spi.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/**
 * Walks over the records of a namespace with SCAN, which looks at every key of the server and finds
 * those of the namespace: pages may be empty. The server is never blocked.
 */
final class Scan {
  private static final int MOST_LOOKS = 100;
  private static final int LARGEST_LOOK = 1_000;

  private final Wire wire;
  private final List<Part> parts;

  Scan(Wire wire, List<Part> parts) {
    this.wire = wire;
    this.parts = parts;
  }

  /**
   * Where a scan is: in which part, and what its server said.
   *
   * @param cursor as the server wrote it
   */
  private record Position(int part, String cursor) {
    static final Position START = new Position(0, "0");

    static Position of(Cursor cursor, int parts) {
      String[] words = cursor.position().split("/", -1);
      boolean ours = words.length == 2 && (words[0] + words[1]).matches("[0-9]+");
      int part = ours && words[0].length() < 3 ? Integer.parseInt(words[0]) : parts;
      if (part >= parts) {
        throw new IllegalArgumentException(
            "this cursor comes from another store; begin the scan again");
      }
      return new Position(part, words[1]);
    }

    /** Returns the next position; null at the end. */
    @Nullable Cursor next(String said, int parts) {
      if (!said.equals("0")) {
        return new Cursor(part + "/" + said);
      }
      return part + 1 < parts ? new Cursor((part + 1) + "/0") : null;
    }
  }

  /** Reads on. */
  Page page(@Nullable Cursor cursor, int limit, boolean withValues) {
    if (limit <= 0) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
    Position position = cursor == null ? Position.START : Position.of(cursor, parts.size());
    Part part = parts.get(position.part());
    Found found = find(part, position.cursor(), limit);
    List<Page.Item> items =
        found.records().isEmpty() ? List.of() : read(part, found.records(), withValues);
    return new Page(items, position.next(found.cursor(), parts.size()));
  }

  /**
   * Some keys of a part, and where to go on.
   *
   * @param cursor "0" at the end
   */
  record Found(String cursor, List<byte[]> records) {
    boolean isNothingYet() {
      return records.isEmpty() && !cursor.equals("0");
    }
  }

  /** Looks further, and at more keys at a time, as long as the server has only those of others. */
  private Found find(Part part, String cursor, int limit) {
    Found found = find(wire, part, cursor, limit);
    int count = limit;
    for (int looks = 1; looks < MOST_LOOKS && found.isNothingYet(); looks++) {
      count = Math.max(count, Math.min(2 * count, LARGEST_LOOK));
      found = find(wire, part, found.cursor(), count);
    }
    return found;
  }

  /** Looks for the keys of records, those of ended generations among them. */
  static Found find(Wire wire, Part part, String cursor, int limit) {
    Command command =
        Command.plain(
            part.slot(),
            Protocol.Command.SCAN,
            Command.ascii(cursor),
            Command.ascii("MATCH"),
            part.pattern(),
            Command.ascii("COUNT"),
            Command.ascii(limit));
    List<?> reply = requireNonNull(wire.ask("scan", command, List.class));
    List<byte[]> records = new ArrayList<>();
    for (Object name : (List<?>) requireNonNull(reply.get(1))) {
      records.add((byte[]) requireNonNull(name));
    }
    return new Found(new String((byte[]) requireNonNull(reply.get(0)), US_ASCII), records);
  }

  private List<Page.Item> read(Part part, List<byte[]> records, boolean withValues) {
    List<Command> commands = new ArrayList<>();
    commands.add(Command.plain(part.slot(), Protocol.Command.GET, part.generation()));
    for (byte[] record : records) {
      commands.add(
          withValues
              ? Command.plain(part.slot(), Protocol.Command.GET, record)
              : Command.plain(
                  part.slot(),
                  Protocol.Command.GETRANGE,
                  record,
                  Command.ascii(0),
                  Command.ascii(Records.GENERATION - 1)));
    }
    List<@Nullable Object> replies = wire.askAll("scan", commands);
    byte[] generation = Refusal.orThrow(replies.get(0), byte[].class);
    List<Page.Item> items = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      byte[] record = Refusal.orThrow(replies.get(1 + i), byte[].class);
      if (record != null && Records.isCurrent(generation, record)) {
        items.add(
            new Page.Item(part.key(records.get(i)), withValues ? Records.read(record) : null));
      }
    }
    return items;
  }
}
