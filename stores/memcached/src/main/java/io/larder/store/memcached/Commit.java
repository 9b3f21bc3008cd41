package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Result;
import io.larder.spi.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some writes, done together in as few rounds as it takes: one where all is as it was seen last.
 * Confined to a thread.
 */
final class Commit {
  private final Wire wire;
  private final Expiry expiry;
  private final @Nullable Index index;
  private final Deadline deadline;
  private final Map<Change, Result> results = new HashMap<>();

  Commit(Wire wire, Expiry expiry, @Nullable Index index) {
    this.wire = wire;
    this.expiry = expiry;
    this.index = index;
    this.deadline = Deadline.inMillis(wire.settings().timeoutMillis());
  }

  /** What a round asks of one part. */
  private record Share(
      List<Change> changes, Ask before, @Nullable Ask after, List<Index.Entry> entries) {}

  /** Does them, and returns what became of each. */
  Map<Change, Result> run(List<Change> changes) {
    Map<Part, List<Change>> open = new LinkedHashMap<>();
    for (Change change : changes) {
      open.computeIfAbsent(change.part(), part -> new ArrayList<>()).add(change);
    }
    while (!open.isEmpty()) {
      if (deadline.isOver()) {
        giveUp(open);
        return results;
      }
      round(open);
      open.values().removeIf(List::isEmpty);
    }
    return results;
  }

  private void giveUp(Map<Part, List<Change>> open) {
    StoreException why =
        new StoreException(
            "commit on %s failed: others were faster again and again; see timeout in the URI"
                .formatted(wire.settings()));
    open.values().forEach(all -> all.forEach(each -> results.put(each, new Result.Failed(why))));
  }

  private void round(Map<Part, List<Change>> open) {
    Map<Part, Long> clocks = new HashMap<>();
    open.forEach((part, changes) -> clocks.put(part, clock(part, changes)));
    Exchange exchange = new Exchange(wire, "commit", deadline);
    Map<Part, Share> shares = new LinkedHashMap<>();
    open.forEach(
        (part, changes) ->
            shares.put(part, ask(exchange, part, changes, requireNonNull(clocks.get(part)))));
    exchange.run();
    shares.forEach((part, share) -> conclude(share, requireNonNull(open.get(part))));
  }

  /** Returns the time by a server's clock, where it is needed to say when a record ends. */
  private long clock(Part part, List<Change> changes) {
    boolean needed = changes.stream().anyMatch(change -> Expiry.isMoment(seconds(change)));
    return needed ? part.server().clock(wire, deadline) : 0;
  }

  private long seconds(Change change) {
    return expiry.seconds(change.untilMillis());
  }

  private Share ask(Exchange exchange, Part part, List<Change> changes, long clock) {
    byte[] seen = part.lastSeen();
    byte[] current = seen == null ? Records.newGeneration() : seen;
    String name = part.names().generation();
    if (seen == null) {
      exchange.add(part.server(), (protocol, to) -> protocol.add(name, Expiry.NEVER, current, to));
    }
    Ask before = part.ask(exchange);
    List<Index.Entry> entries = new ArrayList<>();
    for (Change change : changes) {
      if (index != null && change.creates()) {
        entries.add(index.enter(exchange, part, current, change.write().key()));
      }
      change.ask(exchange, current, Expiry.forServer(seconds(change), clock));
    }
    boolean reads = changes.stream().anyMatch(Change::isReading);
    return new Share(List.copyOf(changes), before, reads ? part.ask(exchange) : null, entries);
  }

  private void conclude(Share share, List<Change> open) {
    for (Change change : share.changes()) {
      Result result = change.conclude(share.before(), share.after());
      if (result != null) {
        results.put(change, result);
        open.remove(change);
      }
    }
    if (index != null) {
      index.entered(share.entries(), deadline);
    }
  }
}
