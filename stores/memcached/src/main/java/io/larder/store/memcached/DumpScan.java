package io.larder.store.memcached;

import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server after the other which names it has, and reads what lies there in the order of the
 * names. A listing is kept while its scan goes on. Where it is not there any more, or in another
 * process, the server is asked anew: what was there during the whole scan is in each listing of it,
 * and the order says what was read already. Thread-safe.
 */
final class DumpScan implements Scan {
  /** Each page reads whole items, of 1 MiB each at most. */
  private static final int MOST_IN_A_PAGE = 100;

  private final Wire wire;
  private final List<Part> parts;
  private final Reads reads;
  private final Listings listings = new Listings();

  DumpScan(Wire wire, List<Part> parts, Reads reads) {
    this.wire = wire;
    this.parts = parts;
    this.reads = reads;
  }

  /**
   * Where a scan is.
   *
   * @param listing of the part, empty at its beginning
   * @param last the name that was read last, empty at the beginning
   */
  private record Position(int part, String listing, String last) {
    private static final Pattern FORM =
        Pattern.compile("([0-9]{1,9})/((?:[0-9a-f]{16})?)/(.*)", Pattern.DOTALL);

    static Position of(Cursor cursor, int parts) {
      Matcher matcher = FORM.matcher(cursor.position());
      if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= parts) {
        throw new IllegalArgumentException(
            "this cursor comes from another store; begin the scan again");
      }
      return new Position(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    Cursor cursor() {
      return new Cursor(part + "/" + listing + "/" + last);
    }
  }

  @Override
  public Page page(@Nullable Cursor cursor, int limit, boolean withValues) {
    if (limit <= 0) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
    Deadline deadline = Deadline.inMillis(wire.settings().timeoutMillis());
    Position position =
        cursor == null ? new Position(0, "", "") : Position.of(cursor, parts.size());
    Part part = parts.get(position.part());
    Listing known = position.listing().isEmpty() ? null : listings.get(position.listing());
    Listing listing = known == null ? list(part, deadline) : known;
    List<String> names = listing.after(position.last(), Math.min(limit, MOST_IN_A_PAGE));
    Map<Key, Stored> found =
        names.isEmpty() ? Map.of() : reads.named("scan", part, names, deadline);
    Position next = next(position.part(), listing, names);
    return Scan.page(part, wire, found, withValues, next == null ? null : next.cursor());
  }

  /** Returns where to go on; null at the end. */
  private @Nullable Position next(int part, Listing listing, List<String> names) {
    String last = names.isEmpty() ? "" : names.get(names.size() - 1);
    if (!names.isEmpty() && listing.hasAfter(last)) {
      listings.keep(listing);
      return new Position(part, listing.id(), last);
    }
    listings.drop(listing);
    return part + 1 < parts.size() ? new Position(part + 1, "", "") : null;
  }

  /** Asks a server which names it has; none where there is no generation. */
  private Listing list(Part part, Deadline deadline) {
    Exchange exchange = new Exchange(wire, "scan", deadline);
    Ask ask = part.ask(exchange);
    exchange.runTwice();
    part.answer(ask);
    Item generation = ask.item(part.names().generation());
    String id = HexFormat.of().toHexDigits(Version.random().low());
    return new Listing(
        id, generation == null ? List.of() : Dump.names(wire, part, generation.cas(), deadline));
  }
}
