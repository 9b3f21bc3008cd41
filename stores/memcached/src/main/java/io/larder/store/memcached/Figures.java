package io.larder.store.memcached;

import io.larder.spi.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

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

  final LongAdder reads = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder conflicts = new LongAdder();

  void committed(Collection<Result> results) {
    commits.add(results.size());
    conflicts.add(results.stream().filter(Result.Conflict.class::isInstance).count());
  }

  /** Returns all figures; those of several servers are added up. */
  Map<String, Long> all(Wire wire) {
    Map<String, Long> figures = new HashMap<>();
    figures.put("reads", reads.sum());
    figures.put("commits", commits.sum());
    figures.put("conflicts", conflicts.sum());
    figures.put("round-trips", wire.roundTrips());
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
