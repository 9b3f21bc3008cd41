package io.larder.store.redis;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns writes into calls of the script that commits, and its replies into results. */
final class Commits {
  /** Farther away than this is for ever: Redis would overflow. */
  private static final long LONGEST_LIFE_MILLIS = 100L * 365 * 24 * 3600 * 1000;

  private static final byte[] NOTHING = {};

  private Commits() {}

  /** Returns the call for a write. */
  static Command command(Part part, Write write, long nowMillis, long grace) {
    Version version = Version.of(write.token());
    byte[] named = Records.bytes(version);
    byte[] expected =
        write.expected() instanceof Expected.Is is ? Records.bytes(is.version()) : NOTHING;
    String unheldAt = "";
    String keepsDeadline = "";
    if (write.expected() instanceof Expected.Unheld unheld) {
      unheldAt = Long.toString(unheld.nowMillis());
      keepsDeadline = unheld.keepsDeadline() ? "1" : "";
    }
    Next next = write.next();
    String what;
    String life = "";
    byte[] record = NOTHING;
    if (next instanceof Next.Put put) {
      what = "put";
      life = life(put.deadlineMillis(), nowMillis, grace);
      record =
          Records.record(
              part.lastSeen(), version, write.token(), null, put.deadlineMillis(), put.bytes());
    } else if (next instanceof Next.Touch touch) {
      what = "touch";
      life = life(touch.deadlineMillis(), nowMillis, grace);
      record =
          Records.record(
              part.lastSeen(), version, write.token(), null, touch.deadlineMillis(), NOTHING);
    } else if (next instanceof Next.Hold hold) {
      what = "hold";
      long until = hold.lease().untilMillis();
      life = life(until, nowMillis, grace);
      record =
          Records.record(part.lastSeen(), version, write.token(), hold.lease(), until, NOTHING);
    } else {
      what = "delete";
    }
    return Command.call(
        part.slot(),
        Script.COMMIT,
        List.of(part.generation(), part.record(write.key()), part.changes()),
        List.of(
            named, // random: good for a generation, too
            expected,
            Command.ascii(what),
            named,
            Command.ascii(life),
            record,
            write.key().bytes(),
            Command.ascii(unheldAt),
            Command.ascii(keepsDeadline)));
  }

  /** Returns for how many milliseconds a record is kept, empty for ever. */
  private static String life(long untilMillis, long nowMillis, long grace) {
    long left = Math.max(0, untilMillis - nowMillis);
    long life = left + grace;
    boolean forEver =
        untilMillis == Long.MAX_VALUE || left > LONGEST_LIFE_MILLIS || life > LONGEST_LIFE_MILLIS;
    return forEver ? "" : Long.toString(Math.max(1, life));
  }

  /** Returns what a reply says of a write. */
  static Result result(@Nullable Object reply, Write write) {
    if (reply instanceof Refusal refusal) {
      return refusal.certain()
          ? new Result.Failed(refusal.cause())
          : new Result.Unknown(refusal.cause());
    }
    if (reply instanceof Long) {
      return new Result.Applied(Version.of(write.token()));
    }
    return new Result.Conflict(reply instanceof byte[] record ? Records.read(record) : null);
  }
}
