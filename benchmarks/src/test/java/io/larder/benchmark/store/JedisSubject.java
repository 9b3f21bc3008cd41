package io.larder.benchmark.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.RedisClient;

/** Redis by the client that Larder uses. */
final class JedisSubject implements Subject {
  private final RedisClient client;

  JedisSubject(String uri) {
    URI address = URI.create(uri);
    client = RedisClient.create(address.getHost(), address.getPort());
  }

  @Override
  public byte[] get(String key) {
    return client.get(key.getBytes(UTF_8));
  }

  @Override
  public void put(String key, byte[] value) {
    client.set(key.getBytes(UTF_8), value);
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    byte[][] names = keys.stream().map(key -> key.getBytes(UTF_8)).toArray(byte[][]::new);
    Iterator<byte[]> values = client.mget(names).iterator();
    Map<String, byte[]> found = new HashMap<>();
    for (String key : keys) {
      byte[] value = values.next();
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  @Override
  public void close() {
    client.close();
  }
}
