package io.larder.store.memcached;

import java.util.ArrayList;
import java.util.List;

/** Finds out whether servers tell which items they have, as {@link Dump} asks. */
final class Crawler {
  /** A class that no server has: who knows the command says so, and does nothing. */
  private static final String PROBE = "lru_crawler metadump 255";

  private static final String KNOWS = "BADCLASS";

  private Crawler() {}

  /**
   * Tells whether each server of a store does; one that only hangs up on the question does not.
   *
   * @throws io.larder.spi.StoreException when one does not answer anything
   */
  static boolean isEverywhere(Wire wire, Deadline deadline) {
    if (wire.settings().login()) {
      return false; // the binary protocol has no such command
    }
    // Alone: a server refuses to dump where answers to other commands wait.
    List<Ask> probes = askAll(wire, deadline, (protocol, answer) -> new TextCommand(PROBE, answer));
    List<Ask> versions = askAll(wire, deadline, Protocol::version);
    for (Ask version : versions) {
      if (version.silent()) {
        throw version.cause();
      }
    }
    return versions.stream()
            .map(version -> ServerVersion.of(version.said()))
            .allMatch(known -> known != null && known.walksHashTable())
        && probes.stream().allMatch(probe -> probe.said().startsWith(KNOWS));
  }

  private static List<Ask> askAll(Wire wire, Deadline deadline, Ask.Command command) {
    Exchange exchange = new Exchange(wire, "open", deadline);
    List<Ask> asks = new ArrayList<>();
    wire.servers().forEach(server -> asks.add(exchange.add(server, command)));
    exchange.runTwice();
    return asks;
  }
}
