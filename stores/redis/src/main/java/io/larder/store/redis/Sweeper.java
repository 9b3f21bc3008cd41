package io.larder.store.redis;

import static java.util.Objects.requireNonNull;

import io.larder.spi.DaemonThread;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/**
 * Removes the records that a clear ended, in the background. A clear leaves a mark on the new
 * generation; whoever reads it sweeps, one process at a time, in a thread that ends when it is
 * done. Where that process dies, another one finds the mark. Thread-safe.
 */
final class Sweeper {
  private static final System.Logger LOGGER = System.getLogger(Sweeper.class.getName());
  private static final int PAGE = 500;
  private static final long CLAIM_MILLIS = 60_000;

  private final Wire wire;
  private final Ticker ticker;

  /** Names of parts of which nothing is to be seen until a time in nanoseconds. */
  private final Map<String, Long> quietUntil = new ConcurrentHashMap<>();

  Sweeper(Wire wire, Ticker ticker) {
    this.wire = wire;
    this.ticker = ticker;
  }

  /** Looks at a generation as it was read, and sweeps when it has the mark. */
  void see(Part part, byte @Nullable [] generation) {
    if (generation == null) {
      return;
    }
    part.saw(generation);
    if (generation.length == Records.GENERATION) {
      return;
    }
    long now = ticker.nanos();
    Long until = quietUntil.get(part.name());
    long next = now + TimeUnit.MILLISECONDS.toNanos(CLAIM_MILLIS);
    boolean first =
        until == null
            ? quietUntil.putIfAbsent(part.name(), next) == null
            : now - until >= 0 && quietUntil.replace(part.name(), until, next);
    if (first) {
      DaemonThread.of("larder-redis-sweep", () -> sweep(part, generation)).start();
    }
  }

  private void sweep(Part part, byte[] generation) {
    try {
      if (claim(part)) {
        String cursor = "0";
        do {
          Scan.Found found = Scan.find(wire, part, cursor, PAGE);
          if (!found.records().isEmpty()) {
            remove(part, generation, found.records());
          }
          cursor = found.cursor();
        } while (!cursor.equals("0"));
        remove(part, generation, List.of());
        wire.ask(
            "sweep", Command.plain(part.slot(), Protocol.Command.DEL, part.sweeping()), Long.class);
        quietUntil.remove(part.name());
      }
    } catch (StoreException e) {
      // The mark is still there: somebody sweeps later.
      LOGGER.log(Level.DEBUG, "what a clear left behind was not swept yet", e);
    }
  }

  private boolean claim(Part part) {
    Command claim =
        Command.plain(
            part.slot(),
            Protocol.Command.SET,
            part.sweeping(),
            Command.ascii("1"),
            Command.ascii("NX"),
            Command.ascii("PX"),
            Command.ascii(CLAIM_MILLIS));
    return wire.ask("sweep", claim, byte[].class) != null;
  }

  private void remove(Part part, byte[] generation, List<byte[]> records) {
    List<byte[]> keys = new ArrayList<>();
    keys.add(part.generation());
    keys.addAll(records);
    Command command = Command.call(part.slot(), Script.SWEEP, keys, List.of(generation));
    requireNonNull(wire.ask("sweep", command, Long.class));
  }
}
