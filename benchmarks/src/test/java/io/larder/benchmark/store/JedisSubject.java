package io.larder.benchmark.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public Map<?, ?> getAll(List<String> keys) {
    byte[][] names = keys.stream().map(key -> key.getBytes(UTF_8)).toArray(byte[][]::new);
    List<byte[]> values = client.mget(names);
    Map<String, byte[]> found = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (values.get(i) != null) {
        found.put(keys.get(i), values.get(i));
      }
    }
    return found;
  }

  @Override
  public void update(String key, byte[] value) {
    get(key);
    put(key, value);
  }

  @Override
  public void close() {
    client.close();
  }
}
