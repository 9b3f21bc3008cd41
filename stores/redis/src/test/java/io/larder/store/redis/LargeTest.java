package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.redis.server.RedisTestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeTest {
  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static Cache<String, byte[]> open(LarderCachingProvider provider) {
    return provider
        .getCacheManager()
        .createCache(
            "large-" + UUID.randomUUID(),
            new LarderConfiguration<String, byte[]>()
                .setTypes(String.class, byte[].class)
                .setStore(RedisTestServer.uri()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 250 << 10, (1 << 20) + 1, 5 << 20})
  void aValueIsReadAsItWasWritten(int length) {
    try (LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, byte[]> cache = open(provider);
      cache.put("k", bytes(length));
      assertThat(cache.get("k")).isEqualTo(bytes(length));
      cache.put("k", bytes(1));
      assertThat(cache.replace("k", bytes(length))).isTrue();
      assertThat(cache.get("k")).isEqualTo(bytes(length));
    }
  }

  @Test
  void aKeyHoldsEveryByteAndUpToTenKilobytes() {
    try (Store store = Handle.store(RedisTestServer.uri(), Ticker.system())) {
      Space space = store.space(new Namespace("keys-" + UUID.randomUUID()));
      for (int length : new int[] {1, 255, 256, 10 << 10}) {
        for (int b = 0; b < 256; b += length == 1 ? 1 : 51) {
          byte[] bytes = new byte[length];
          Arrays.fill(bytes, (byte) b);
          Key key = Key.of(bytes);
          Next put = new Next.Put(new byte[] {(byte) b}, Long.MAX_VALUE);
          Write write = new Write(key, Expected.absent(), put, Token.random());

          assertThat(space.commit(List.of(write)).get(0)).isInstanceOf(Result.Applied.class);
          assertThat(space.get(Set.of(key)).get(key)).isNotNull();
        }
      }
    }
  }

  @Test
  void aKeyOverTheLimitIsRefusedWithItsSizeAndTheLimit() {
    try (LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, byte[]> cache = open(provider);
      assertThatThrownBy(() -> cache.put("k".repeat(2 << 20), new byte[1]))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining(cache.getName())
          .hasMessageContaining("1048576");
    }
  }
}
