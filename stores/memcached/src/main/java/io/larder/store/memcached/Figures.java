package io.larder.store.memcached;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What this process did, and what the servers say of themselves. Thread-safe. */
final class Figures {
  /** Our name of each figure of stats. */
  private static final Map<String, String> SERVER =
      Map.of(
          "bytes", "server.memory.bytes",
          "limit_maxbytes", "server.memory.limit",
          "curr_items", "server.items",
          "curr_connections", "server.clients",
          "evictions", "server.evicted-items",
          "reclaimed", "server.expired-items",
          "rejected_connections", "server.rejected-connections",
          "get_hits", "server.hits",
          "get_misses", "server.misses",
          "uptime", "server.uptime-seconds");

  private Figures() {}

  /** Returns all figures; those of several servers are added up. */
  static Map<String, Long> all(Wire wire) {
    Map<String, Long> figures = wire.counts().figures();
    Exchange exchange =
        new Exchange(wire, "statistics", Deadline.inMillis(wire.settings().timeoutMillis()));
    List<Ask> asks = new ArrayList<>();
    wire.servers().forEach(server -> asks.add(exchange.add(server, Protocol::stats)));
    exchange.runTwice();
    for (Ask ask : asks) {
      ask.orThrow()
          .stats()
          .forEach(
              (name, figure) -> {
                String ours = SERVER.get(name);
                if (ours != null && figure.matches("[0-9]{1,18}")) {
                  figures.merge(ours, Long.parseLong(figure), Long::sum);
                }
              });
    }
    return figures;
  }
}
