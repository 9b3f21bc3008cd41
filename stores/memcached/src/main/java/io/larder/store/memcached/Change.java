package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.Arrays;
import net.spy.memcached.ops.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One write on its way. Each round of its commit asks for the generation <i>before</i> it writes:
 * if that is the one with which the record is stamped, the write happened in it, or was overtaken
 * by a clear while it was under way. If it is another one, what was written counts for nothing, and
 * nobody ever saw it. Reads ask for the generation <i>after</i> the record, for the same reason.
 * Confined to a thread.
 *
 * <pre>
 *   Is(version)   number known ─▶ cas            unknown ─▶ gets ─▶ cas
 *   Unheld        the same, over whatever is there; add where nothing was, or is any more
 *   Absent        add, or cas over waste that is known; something is there ─▶ gets ─▶ conflict, or cas over waste
 * </pre>
 */
final class Change {
  private final Write write;
  private final Part part;
  private final String name;
  private final Seen seen;
  private final Version version;

  /** What is replaced; null to create. */
  private Seen.@Nullable Sight basis;

  private boolean reading;
  private boolean sentAgain;
  private byte[] stamp = {};
  private @Nullable Ask main;
  private @Nullable Ask confirming;

  Change(Write write, Part part, Seen seen) {
    this.write = write;
    this.version = Version.of(write.token());
    this.part = part;
    this.name = part.names().record(write.key());
    this.seen = seen;
    Seen.Sight sight = seen.last(name, part.server().lineNumber());
    boolean fits = sight != null && write.expected().isMet(sight.record());
    reading = !fits && !(write.expected() instanceof Expected.Absent);
    basis = fits ? thing(sight) : null;
  }

  private static Seen.@Nullable Sight thing(Seen.@Nullable Sight sight) {
    return sight != null && sight.isThere() ? sight : null;
  }

  Write write() {
    return write;
  }

  Part part() {
    return part;
  }

  /** Tells whether this round only looks. */
  boolean isReading() {
    return reading;
  }

  /** Tells whether a record is made where none counted, which an index must hear of before. */
  boolean creates() {
    return !reading && replaced() == null;
  }

  private @Nullable Stored replaced() {
    return basis == null ? null : basis.record();
  }

  /** Returns how long the record that is written is wanted, 0 for none. */
  long untilMillis() {
    if (reading || write.next() instanceof Next.Delete) {
      return 0;
    }
    Stored next = next();
    Lease lease = next.lease();
    return Math.max(next.deadlineMillis(), lease == null ? 0 : lease.untilMillis());
  }

  /**
   * Asks what this round asks.
   *
   * @param current the generation that is hoped to be current
   * @param expiry for the server, of what is written
   */
  void ask(Exchange exchange, byte[] current, int expiry) {
    Server server = part.server();
    confirming = null;
    if (reading) {
      main = exchange.add(server, this::gets);
      return;
    }
    Seen.Sight known = basis;
    stamp = known != null && known.record() != null ? known.generation() : current;
    if (write.next() instanceof Next.Delete) {
      long cas = requireNonNull(known).cas();
      byte[] tombstone = Records.tombstone(stamp);
      main = exchange.add(server, (protocol, to) -> protocol.remove(name, cas, tombstone, to));
      return;
    }
    byte[] bytes = Records.bytes(stamp, name, write.key(), next());
    main =
        exchange.add(
            server,
            (protocol, to) ->
                known == null
                    ? protocol.add(name, expiry, bytes, to)
                    : protocol.cas(name, known.cas(), expiry, bytes, to));
    if (write.next() instanceof Next.Hold && !server.protocol().numbersWrites()) {
      confirming = exchange.add(server, this::gets); // a commit follows, which wants the number
    }
  }

  private Operation gets(Protocol protocol, Answer to) {
    return protocol.gets(name, to);
  }

  private Stored next() {
    Stored old = replaced();
    Next next = write.next();
    if (next instanceof Next.Put put) {
      long deadline = write.expected().deadlineMillis(put, old);
      return new Stored(put.bytes(), deadline, version, write.token(), null);
    }
    if (next instanceof Next.Touch touch) {
      byte[] bytes = requireNonNull(old).bytes();
      return new Stored(bytes, touch.deadlineMillis(), version, write.token(), null);
    }
    Lease lease = ((Next.Hold) next).lease();
    return new Stored(
        old == null ? new byte[0] : old.bytes(),
        old == null ? lease.untilMillis() : old.deadlineMillis(),
        version,
        write.token(),
        lease);
  }

  /**
   * Concludes a round.
   *
   * @param before the generation before the writes of the round
   * @param after the generation after the reads of the round
   * @return null when another round is needed
   */
  @Nullable Result conclude(Ask before, @Nullable Ask after) {
    try {
      return concluded(requireNonNull(main), before, after);
    } catch (StoreException e) {
      return new Result.Failed(
          e); // what has the generation's name is no generation: nothing counts
    }
  }

  private @Nullable Result concluded(Ask done, Ask before, @Nullable Ask after) {
    return switch (done.end()) {
      case UNSENT, REFUSED -> new Result.Failed(done.cause());
      case CUT -> cut(done);
      case LOST -> reading ? new Result.Failed(done.cause()) : new Result.Unknown(done.cause());
      case DONE -> reading ? looked(done, requireNonNull(after)) : wrote(done, before);
      case MISSING -> reading ? looked(done, requireNonNull(after)) : missed();
      case TAKEN -> lookNext();
    };
  }

  /** It never left, and may be sent once more; the server behind the new line may be new, too. */
  private @Nullable Result cut(Ask done) {
    if (sentAgain) {
      return new Result.Failed(done.cause());
    }
    sentAgain = true;
    return lookNext();
  }

  private @Nullable Result lookNext() {
    reading = true;
    basis = null;
    return null;
  }

  /** There is nothing to change, or no waste any more to write over. */
  private @Nullable Result missed() {
    basis = null;
    return write.expected() instanceof Expected.Is ? new Result.Conflict(null) : null;
  }

  private @Nullable Result wrote(Ask done, Ask before) {
    if (!before.answered()) {
      return new Result.Unknown(before.cause());
    }
    if (Arrays.equals(part.answer(before), stamp)) {
      remember(done);
      return new Result.Applied(version);
    }
    return write.expected() instanceof Expected.Is ? new Result.Conflict(null) : lookNext();
  }

  private void remember(Ask done) {
    long cas = done.cas() == 0 ? confirmed() : done.cas();
    if (cas == 0 || write.next() instanceof Next.Delete) {
      seen.forget(name);
    } else {
      seen.saw(name, new Seen.Sight(part.server().lineNumber(), cas, stamp, next()));
    }
  }

  /** Returns the number of what was written, if that was still there; 0 when nobody knows. */
  private long confirmed() {
    Item item = confirming != null && confirming.answered() ? confirming.item(name) : null;
    Stored read = Records.read(item, stamp, name, write.key());
    return item != null && read != null && read.version().equals(version) ? item.cas() : 0;
  }

  private @Nullable Result looked(Ask done, Ask after) {
    if (!after.answered()) {
      return new Result.Failed(after.cause());
    }
    byte[] generation = part.answer(after);
    Item item = done.item(name);
    Stored current = Records.read(item, generation, name, write.key());
    Seen.Sight sight =
        item == null
            ? null
            : new Seen.Sight(
                part.server().lineNumber(),
                item.cas(),
                generation == null ? stamp : generation,
                current);
    if (!write.expected().isMet(current)) {
      if (sight != null && current != null) {
        seen.saw(name, sight);
      }
      return new Result.Conflict(current);
    }
    reading = false;
    basis = sight;
    return null;
  }
}
