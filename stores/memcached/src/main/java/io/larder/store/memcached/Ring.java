package io.larder.store.memcached;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.spy.memcached.DefaultHashAlgorithm;

/**
 * Which server has which item: consistent hashing as in Ketama. Depends on nothing but the names of
 * the servers as they are written, so that all processes agree. Immutable.
 */
final class Ring {
  private static final int POINTS_OF_FOUR = 40;

  private final TreeMap<Long, Server> points = new TreeMap<>();
  private final Server first;

  Ring(List<Server> servers) {
    this.first = servers.get(0);
    if (servers.size() > 1) {
      servers.forEach(this::add);
    }
  }

  private void add(Server server) {
    for (int i = 0; i < POINTS_OF_FOUR; i++) {
      byte[] digest = DefaultHashAlgorithm.computeHashDigest(server.host() + "-" + i);
      for (int h = 0; h < 4; h++) {
        long point = 0;
        for (int b = 3; b >= 0; b--) {
          point = point << 8 | (digest[4 * h + b] & 0xFF);
        }
        points.put(point, server);
      }
    }
  }

  /** Returns the server of an item. */
  Server server(String name) {
    if (points.isEmpty()) {
      return first;
    }
    Map.Entry<Long, Server> next = points.ceilingEntry(DefaultHashAlgorithm.KETAMA_HASH.hash(name));
    return next == null ? points.firstEntry().getValue() : next.getValue();
  }
}
