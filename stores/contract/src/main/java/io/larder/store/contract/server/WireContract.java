package io.larder.store.contract.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy.Fault;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.MutableEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a store owes over a wire that breaks, to a server that is killed: nothing is done twice,
 * what nobody can know is unknown, and whoever waits hears in time which store it was.
 *
 * @param <S> the type of the server
 */
public abstract class WireContract<S extends Server> extends WireFixture<S> {
  /** For subclasses. */
  protected WireContract() {}

  /** Returns a word that requests have which read one record. */
  protected abstract String readWord();

  /** Returns a word that requests have which replace one record. */
  protected abstract String writeWord();

  /** Returns how messages name the store, but for its port. */
  protected abstract String storeName();

  /** Tells whether what the server had is gone when it was killed. */
  protected boolean forgets() {
    return true;
  }

  /** Returns how often the server was told to change a record; always 0 where it does not say. */
  protected long writes() {
    return 0;
  }

  /** Returns by how much {@link #writes} grows with a request that arrives. */
  protected long writesPerRequest() {
    return 0;
  }

  @BeforeEach
  final void putTheFirst() {
    handle().put("k", 1, Long.MAX_VALUE);
  }

  private Version version() {
    return requireNonNull(handle().get("k")).version();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  final void aCommitWithoutReplyIsUnknownAndNotSentAgain(Fault fault) {
    Version version = version();
    proxy().onNext(writeWord(), fault);
    long before = writes();

    Next put = new Next.Put(new byte[2], Long.MAX_VALUE);
    Result result = handle().commit("k", Expected.is(version), put);

    assertThat(result).isInstanceOf(Result.Unknown.class);
    assertThat(proxy().isPlanned()).isFalse();
    // Sent again, it would be there: the wire breaks once.
    assertThat(length()).isEqualTo(fault == Fault.CUT_BEFORE ? 1 : 2);
    assertThat(writes() - before).isEqualTo(fault == Fault.CUT_BEFORE ? 0 : writesPerRequest());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  final void aReadOverABrokenConnectionIsAskedAgain(Fault fault) {
    proxy().onNext(readWord(), fault);

    assertThat(length()).isEqualTo(1);
    assertThat(proxy().isPlanned()).isFalse();
  }

  @Test
  final void aReadWithoutAnswerFailsInTime() {
    proxy().onNext(readWord(), Fault.HANG);

    assertThatThrownBy(() -> handle().get("k"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("get on " + storeName())
        .hasMessageContaining("no answer in time");
    assertThat(length()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  final void anIncrementOverABrokenConnectionIsDoneOnce(Fault fault) {
    Cache<String, Integer> cache = cache("counters", Integer.class);
    cache.put("n", 1);
    for (int i = 2; i < 6; i++) {
      proxy().onNext(writeWord(), fault);
      int next = cache.invoke("n", WireContract::increment);

      assertThat(next).isEqualTo(i);
      assertThat(proxy().isPlanned()).isFalse();
    }
    assertThat(cache.get("n")).isEqualTo(5);
  }

  /** An entry processor that adds one, and returns the sum. */
  protected static int increment(MutableEntry<String, Integer> entry, Object... arguments) {
    entry.setValue(entry.getValue() + 1);
    return entry.getValue();
  }

  @Test
  final void connectionsThatBrokeWhileNobodyUsedThemAreNoOutage() {
    for (int i = 0; i < 5; i++) {
      proxy().cut();
      assertThat(length()).isEqualTo(1);
    }
  }

  /** Without the wire, which takes a connection before it knows that nothing listens behind it. */
  @Test
  final void whereTheServerIsGoneTheCallerHearsWhichAndAWriteCertainlyFailed() {
    Version version = version();
    try (Handle direct = Handle.open(uri(server().port(), timeoutMillis()), Ticker.system())) {
      server().kill();

      assertThatThrownBy(() -> direct.get("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(storeName());
      assertThatThrownBy(() -> direct.commit("k", Expected.is(version), new Next.Delete()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(storeName());
    }
  }

  @Test
  final void aServerThatIsBackIsUsedAtOnce() {
    for (int round = 0; round < 3; round++) {
      server().kill();
      assertThatThrownBy(() -> handle().get("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(storeName());
      server().restart();

      assertThat(handle().get("k") == null).isEqualTo(forgets());
      handle().put("k");
      assertThat(length()).isEqualTo(10);
    }
  }

  @Test
  final void aServerThatCameBackUnseenIsUsedAtOnce() {
    for (int round = 0; round < 3; round++) {
      server().kill();
      server().restart();

      assertThat(handle().get("k") == null).isEqualTo(forgets());
      handle().put("k");
      assertThat(length()).isEqualTo(10);
    }
  }

  @Test
  final void aCacheOnAServerThatIsGoneThrowsACacheException() {
    Cache<String, String> cache = cache("users", String.class);
    server().kill();

    assertThatThrownBy(() -> cache.get("k"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'users'")
        .hasMessageContaining(storeName());
    server().restart();
    cache.put("k", "v");
    assertThat(cache.get("k")).isEqualTo("v");
  }
}
