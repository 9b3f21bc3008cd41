package io.larder.benchmark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import net.spy.memcached.CachedData;
import net.spy.memcached.ClientMode;
import net.spy.memcached.DefaultConnectionFactory;
import net.spy.memcached.MemcachedClient;
import net.spy.memcached.transcoders.Transcoder;

/** Memcached by the client that Larder uses, in the text protocol as Larder does. */
final class MemcachedSubject implements Subject {
  private static final Transcoder<byte[]> PLAIN =
      new Transcoder<>() {
        @Override
        public boolean asyncDecode(CachedData data) {
          return false;
        }

        @Override
        public CachedData encode(byte[] bytes) {
          return new CachedData(0, bytes, getMaxSize());
        }

        @Override
        public byte[] decode(CachedData data) {
          return data.getData();
        }

        @Override
        public int getMaxSize() {
          return 1 << 20;
        }
      };

  private final MemcachedClient client;

  MemcachedSubject(String uri) {
    URI server = URI.create(uri);
    try {
      client =
          new MemcachedClient(
              new DefaultConnectionFactory(ClientMode.Static),
              List.of(new InetSocketAddress(server.getHost(), server.getPort())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] get(String key) {
    return client.get(key, PLAIN);
  }

  @Override
  public void put(String key, byte[] value) {
    try {
      if (!client.set(key, 0, value, PLAIN).get()) {
        throw new IllegalStateException("not stored: " + key);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    return client.getBulk(keys, PLAIN);
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
