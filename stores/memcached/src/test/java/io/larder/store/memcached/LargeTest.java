package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.larder.store.memcached.server.MemcachedTestServer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LargeTest {
  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** The largest record is what a server takes that nobody told to take more. */
  @Test
  void theLargestRecordOfTheLargestKeyFitsIntoAnItem() {
    try (Store store = Handle.store(MemcachedTestServer.indexed(), Ticker.system())) {
      Space space = store.space(new Namespace("n".repeat(200) + UUID.randomUUID()));
      Key key = Key.of(bytes((int) store.capabilities().largestKey()));
      byte[] value = bytes((int) store.capabilities().largestValue());
      Next put = new Next.Put(value, Long.MAX_VALUE - 1);
      Write write = new Write(key, Expected.absent(), put, Token.random());

      assertThat(space.commit(List.of(write)).get(0)).isInstanceOf(Result.Applied.class);
      assertThat(requireNonNull(space.get(Set.of(key)).get(key)).bytes()).isEqualTo(value);
    }
  }
}
