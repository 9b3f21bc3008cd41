package io.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** What this process did, and what the servers say of themselves. */
final class Figures {
  /** Our name of each figure of INFO. */
  private static final Map<String, String> SERVER =
      Map.of(
          "used_memory", "server.memory.bytes",
          "maxmemory", "server.memory.limit",
          "connected_clients", "server.clients",
          "instantaneous_ops_per_sec", "server.operations-per-second",
          "evicted_keys", "server.evicted-keys",
          "expired_keys", "server.expired-keys",
          "rejected_connections", "server.rejected-connections",
          "keyspace_hits", "server.hits",
          "keyspace_misses", "server.misses",
          "uptime_in_seconds", "server.uptime-seconds");

  private Figures() {}

  /** Returns all figures; those of several servers are added up. */
  static Map<String, Long> all(Wire wire, List<Part> parts) {
    Map<String, Long> figures = wire.counts().figures();
    Map<Object, Command> nodes = new LinkedHashMap<>();
    for (Part part : parts) {
      nodes.put(
          wire.servers().node(part.slot()), Command.plain(part.slot(), Protocol.Command.INFO));
    }
    for (Object reply : wire.askAll("statistics", new ArrayList<>(nodes.values()))) {
      add(figures, reply);
    }
    return figures;
  }

  private static void add(Map<String, Long> figures, @Nullable Object reply) {
    byte[] info = requireNonNull(Refusal.orThrow(reply, byte[].class));
    for (String line : new String(info, US_ASCII).split("\r\n", -1)) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? null : SERVER.get(line.substring(0, colon));
      String figure = line.substring(colon + 1);
      if (name != null && figure.matches("[0-9]{1,18}")) {
        figures.merge(name, Long.parseLong(figure), Long::sum);
      }
    }
  }
}
