package io.larder.store.memcached;

import io.larder.spi.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Some commands and their answers: each server gets its commands at once and does them in the order
 * in which they were given. Confined to a thread.
 */
final class Exchange {
  private final Wire wire;
  private final String what;
  private final Deadline deadline;
  private final Map<Server, List<Ask>> asks = new LinkedHashMap<>();

  /**
   * An exchange without commands.
   *
   * @param what is done, for messages
   */
  Exchange(Wire wire, String what, Deadline deadline) {
    this.wire = wire;
    this.what = what;
    this.deadline = deadline;
  }

  /** Adds a command, to be done after those that the server got before. */
  Ask add(Server server, Ask.Command command) {
    Ask ask = new Ask(command);
    asks.computeIfAbsent(server, first -> new ArrayList<>()).add(ask);
    return ask;
  }

  /** Sends all commands once, and waits. Then each ask knows what came of it. */
  Exchange run() {
    send(asks);
    return this;
  }

  /**
   * Sends all commands, and those of a server whose connection turns out to be broken once again.
   * For commands that change nothing.
   */
  Exchange runTwice() {
    List<Server> broken = send(asks);
    if (!broken.isEmpty()) {
      Map<Server, List<Ask>> again = new LinkedHashMap<>(asks);
      again.keySet().retainAll(broken);
      send(again);
    }
    return this;
  }

  /** Returns those whose connection broke; not those which are silent or cannot be reached. */
  private List<Server> send(Map<Server, List<Ask>> shares) {
    int count = 0;
    for (List<Ask> share : shares.values()) {
      count += share.size();
    }
    CountDownLatch awaited = new CountDownLatch(count);
    Map<Server, Line> lines = new LinkedHashMap<>();
    shares.forEach(
        (server, share) -> {
          try {
            Line line = server.line(what, deadline);
            wire.counts().roundTrip();
            line.send(share, awaited);
            lines.put(server, line);
          } catch (StoreException e) {
            share.forEach(ask -> ask.cannot(e));
            share.forEach(ask -> awaited.countDown());
          }
        });
    boolean inTime = Line.await(awaited, deadline);
    List<Server> broken = new ArrayList<>();
    lines.forEach(
        (server, line) -> {
          if (!conclude(server, line, shares.getOrDefault(server, List.of()), inTime) && inTime) {
            broken.add(server);
          }
        });
    return broken;
  }

  /** Finds out what came of a server's share, and returns whether all of it was answered. */
  private boolean conclude(Server server, Line line, List<Ask> share, boolean inTime) {
    line.end(share);
    Supplier<StoreException> silence =
        () ->
            inTime
                ? Trouble.broken(what, wire.settings(), server.host())
                : Trouble.late(what, wire.settings(), server.host());
    Ask.Refusal refusal = said -> Trouble.refused(what, wire.settings(), server.host(), said);
    boolean whole = true;
    for (Ask ask : share) {
      ask.conclude(silence, inTime, refusal);
      whole &= !ask.silent();
    }
    if (!whole) {
      line.close(); // what it still says would be taken for the answer to something else
    }
    return whole;
  }
}
