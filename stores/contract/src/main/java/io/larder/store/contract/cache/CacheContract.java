package io.larder.store.contract.cache;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.store.contract.FakeTicker;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What every cache must do on whatever tier, as tests. A tier's own test extends this and says how
 * a cache gets there; the tests are in the interfaces that this class is made of, one theme each.
 *
 * <p>Each test has a provider of its own, and each cache a namespace of its own: where a store
 * outlives a test, what was put in stays there.
 */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class CacheContract
    implements ApplicationContract,
        ArgumentContract,
        BeanContract,
        BeanNameContract,
        BulkStatisticsContract,
        CircleContract,
        ClockContract,
        CloseContract,
        CloseFromInsideContract,
        CloseableContract,
        ConfigurationContract,
        CopyContract,
        CustomExpiryContract,
        EventOrderContract,
        ExecutorContract,
        ExpiredEventContract,
        IndependenceContract,
        IteratorContract,
        KeyCopyContract,
        ListenerCallContract,
        ListenerErrorContract,
        ListenerFailureContract,
        LoadClosingContract,
        LoadFailureContract,
        LoadSharingContract,
        LoadedContract,
        ProcessorEventContract,
        ReentryContract,
        RegistrationContract,
        SlowCodeContract,
        StandardExpiryContract,
        StatisticsContract,
        TimeToLiveContract,
        UnserialisableContract,
        UpdateRaceContract,
        WriterContract,
        WriterFailureContract {
  private final FakeTicker ticker = new FakeTicker();
  private final LarderCachingProvider provider = new LarderCachingProvider();

  /** For subclasses. */
  protected CacheContract() {}

  /**
   * Puts a cache on the tier under test: gives it the store, and a near tier or none.
   *
   * @return the configuration given, or another one
   */
  protected abstract <K, V> LarderConfiguration<K, V> onTier(
      LarderConfiguration<K, V> configuration);

  @Override
  public final FakeTicker ticker() {
    return ticker;
  }

  @Override
  public final LarderCachingProvider provider() {
    return provider;
  }

  @Override
  public final <K, V> LarderConfiguration<K, V> configuration(Class<K> keys, Class<V> values) {
    return onTier(
        new LarderConfiguration<K, V>()
            .setTypes(keys, values)
            .setTickerFactory(() -> ticker)
            .setNamespace("contract-" + UUID.randomUUID()));
  }

  @AfterEach
  final void closeTheProvider() {
    Worker.run(provider::close).result();
  }
}
