package io.larder.jcache.config;

import io.larder.LarderConfiguration;
import io.larder.engine.Bounds;
import io.larder.engine.policy.Policies;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.spi.Weigher;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import org.jspecify.annotations.Nullable;

/**
 * What Larder adds to the standard configuration of one cache, resolved and checked.
 *
 * @param cacheName of the cache
 * @param store where entries are kept, null for the heap
 * @param storeTimeout how long a call may wait for the store
 * @param outlastsStore whether the cache goes on in memory while the store is down
 * @param namespace in the store
 * @param near whether copies are kept in front of the store
 * @param nearStalenessMillis for how long a copy may be stale
 * @param bounds of what is on the heap
 * @param weigherFactory makes what weighs entries, null when nothing does
 * @param failsOversized whether an entry beyond a bound is an error
 * @param eviction the policy, by name
 * @param codec by name
 * @param allowed patterns of classes that may be made from bytes
 * @param leaseMillis how long a dead holder is waited for
 * @param failUnreadable whether unreadable bytes are an error
 * @param executorFactory makes the executor, null for the manager's own
 * @param ticker the clock
 */
public record Settings(
    String cacheName,
    @Nullable StoreUri store,
    Duration storeTimeout,
    boolean outlastsStore,
    String namespace,
    boolean near,
    long nearStalenessMillis,
    Bounds bounds,
    @Nullable Factory<? extends Weigher<?, ?>> weigherFactory,
    boolean failsOversized,
    String eviction,
    String codec,
    List<String> allowed,
    long leaseMillis,
    boolean failUnreadable,
    @Nullable Factory<? extends Executor> executorFactory,
    Ticker ticker) {
  private static final long MAXIMUM_ENTRIES = 10_000;
  private static final Duration STORE_TIMEOUT =
      Duration.ofMillis(StoreConfig.DEFAULT_TIMEOUT_MILLIS);
  private static final Duration NEAR_STALENESS = Duration.ofMillis(100);
  private static final Duration LEASE = Duration.ofSeconds(10);

  public Settings {
    allowed = List.copyOf(allowed);
  }

  /**
   * Resolves the settings of a cache.
   *
   * @throws IllegalArgumentException when one is wrong, or two do not go together
   */
  public static Settings of(
      String cacheName, CompleteConfiguration<?, ?> standard, Defaults defaults) {
    LarderConfiguration<?, ?> own =
        standard instanceof LarderConfiguration<?, ?> larder
            ? larder
            : new LarderConfiguration<>(standard);
    String eviction =
        text(own.getEviction(), defaults, PropertyName.EVICTION, Policies.NAMES.get(0));
    requireOneOf("eviction", eviction, Policies.NAMES);
    String onUnreadable = text(own.getOnUnreadable(), defaults, PropertyName.ON_UNREADABLE, "miss");
    requireOneOf("onUnreadable", onUnreadable, List.of("miss", "fail"));
    String onStoreFailure =
        text(own.getOnStoreFailure(), defaults, PropertyName.ON_STORE_FAILURE, "fail");
    requireOneOf("onStoreFailure", onStoreFailure, List.of("fail", "memory"));
    String onOversized = text(own.getOnOversized(), defaults, PropertyName.ON_OVERSIZED, "skip");
    requireOneOf("onOversized", onOversized, List.of("skip", "fail"));
    Factory<? extends Ticker> ticker = own.getTickerFactory();
    boolean timestamps = UpdateTimestamps.isName(cacheName);
    return new Settings(
        cacheName,
        store(cacheName, own, defaults),
        duration(own.getStoreTimeout(), defaults, PropertyName.STORE_TIMEOUT, STORE_TIMEOUT),
        onStoreFailure.equals("memory"),
        text(own.getNamespace(), defaults, PropertyName.NAMESPACE, cacheName),
        or(own.getNear(), !timestamps && or(defaults.flag(PropertyName.NEAR), false)),
        millis(own.getNearStaleness(), defaults, PropertyName.NEAR_STALENESS, NEAR_STALENESS),
        timestamps ? ofTimestamps(own) : bounds(own, defaults),
        own.getWeigherFactory(),
        onOversized.equals("fail"),
        eviction,
        text(own.getCodec(), defaults, PropertyName.CODEC, "larder"),
        allowed(own, defaults),
        millis(own.getLease(), defaults, PropertyName.LEASE, LEASE),
        onUnreadable.equals("fail"),
        own.getExecutorFactory(),
        ticker == null ? Ticker.system() : ticker.create());
  }

  /** An update timestamp that leaves too early lets stale results of queries be read. */
  private static Bounds ofTimestamps(LarderConfiguration<?, ?> own) {
    return Bounds.ofEntries(or(own.getMaximumEntries(), Long.MAX_VALUE));
  }

  private static Bounds bounds(LarderConfiguration<?, ?> own, Defaults defaults) {
    Long bytes = own.getMaximumBytes();
    if (bytes == null) {
      bytes = defaults.bytes(PropertyName.MAXIMUM_BYTES);
    }
    Long weight = own.getMaximumWeight();
    Long entries = own.getMaximumEntries();
    if (entries == null) {
      entries = defaults.number(PropertyName.MAXIMUM_ENTRIES);
    }
    boolean others = bytes != null || weight != null;
    return new Bounds(
        or(entries, others ? Long.MAX_VALUE : MAXIMUM_ENTRIES),
        or(bytes, Long.MAX_VALUE),
        or(weight, Long.MAX_VALUE));
  }

  private static @Nullable StoreUri store(
      String cacheName, LarderConfiguration<?, ?> own, Defaults defaults) {
    String explicit = own.getStore();
    if (own.isStoreByValue()) {
      String uri = explicit != null ? explicit : defaults.text(PropertyName.STORE);
      return uri == null ? null : StoreUri.parse(uri);
    }
    if (explicit != null) {
      throw new IllegalArgumentException(
          "cache '%s' is store-by-reference and has a store; a store keeps bytes, so take one of the two away"
              .formatted(cacheName));
    }
    if (defaults.text(PropertyName.STORE) != null) {
      System.getLogger(Settings.class.getName())
          .log(
              Level.DEBUG,
              "cache '%s' is store-by-reference: it lives on the heap, not in the default store"
                  .formatted(cacheName));
    }
    return null;
  }

  private static List<String> allowed(LarderConfiguration<?, ?> own, Defaults defaults) {
    List<String> all = new ArrayList<>(own.getAllowed());
    all.addAll(defaults.list(PropertyName.ALLOW));
    return all;
  }

  private static String text(
      @Nullable String own, Defaults defaults, PropertyName name, String otherwise) {
    return or(own, or(defaults.text(name), otherwise));
  }

  private static long millis(
      @Nullable Duration own, Defaults defaults, PropertyName name, Duration otherwise) {
    return duration(own, defaults, name, otherwise).toMillis();
  }

  private static Duration duration(
      @Nullable Duration own, Defaults defaults, PropertyName name, Duration otherwise) {
    return or(own, or(defaults.duration(name), otherwise));
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static void requireOneOf(String what, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          "unknown %s '%s'; known: %s".formatted(what, value, String.join(", ", known)));
    }
  }
}
