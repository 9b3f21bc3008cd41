package io.larder.store.contract.model;

import static java.util.Objects.requireNonNull;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.FakeTicker;
import java.util.function.Consumer;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.expiry.ExpiryPolicy;

/** A new cache, and all around it that shows what it does. Confined to one thread, closed once. */
final class Rig implements AutoCloseable {
  /**
   * Where caches are made.
   *
   * @param manager makes them
   * @param name of the cache, which must be free
   * @param tier puts it on a tier
   */
  record Place(CacheManager manager, String name, Consumer<LarderConfiguration<?, ?>> tier) {}

  private final FakeTicker ticker = new FakeTicker();
  private final Lent lent = new Lent();
  private final Later later = new Later();
  private final Source source;
  private final ExpiryPolicy policy;
  private final Hearing synchronous;
  private final Hearing asynchronous;
  private final Place place;
  private final boolean byValue;
  private final LarderCache<Name, Note> cache;
  private final Subject subject;

  Rig(Setup setup, Place place) {
    this.source = new Source(setup);
    this.policy = setup.policy();
    this.synchronous = hearing(setup);
    this.asynchronous = hearing(setup);
    this.place = place;
    LarderConfiguration<Name, Note> configuration = configuration(setup);
    place.tier().accept(configuration);
    this.byValue = configuration.isStoreByValue();
    this.cache = create(configuration);
    this.subject = new Subject(cache, ticker, policy, lent, later);
  }

  private Hearing hearing(Setup setup) {
    return setup.listening() == Setup.Listening.ALL ? new Hearing.OfAll(lent) : new Hearing(lent);
  }

  private LarderConfiguration<Name, Note> configuration(Setup setup) {
    LarderConfiguration<Name, Note> configuration =
        new LarderConfiguration<Name, Note>()
            .setTypes(Name.class, Note.class)
            .setStatisticsEnabled(true)
            .setTickerFactory(() -> ticker)
            .setExecutorFactory(() -> later)
            .setExpiryPolicyFactory(() -> policy)
            .setReadThrough(setup.readsThrough())
            .setWriteThrough(setup.writesThrough());
    if (setup.loading() != Setup.Loading.NO_LOADER) {
      configuration.setCacheLoaderFactory(() -> new SourceLoader(source, lent));
    }
    if (setup.writesThrough()) {
      configuration.setCacheWriterFactory(() -> new SourceWriter(source));
    }
    if (setup.listening() != Setup.Listening.NOTHING) {
      boolean old = setup.oldValueRequired();
      configuration.addCacheEntryListenerConfiguration(
          new MutableCacheEntryListenerConfiguration<>(() -> synchronous, null, old, true));
      configuration.addCacheEntryListenerConfiguration(
          new MutableCacheEntryListenerConfiguration<>(() -> asynchronous, null, old, false));
    }
    return configuration;
  }

  @SuppressWarnings("unchecked") // unwrapping gives the same cache
  private LarderCache<Name, Note> create(LarderConfiguration<Name, Note> configuration) {
    return requireNonNull(
        place.manager().createCache(place.name(), configuration).unwrap(LarderCache.class));
  }

  /** Does an operation, and then what it left to do in the background. */
  Answer answer(Operation operation) {
    Answer answer = Answer.of(() -> operation.call().apply(subject));
    giveBack();
    later.run();
    giveBack();
    return answer;
  }

  private void giveBack() {
    if (byValue) {
      lent.spoil();
    } else {
      lent.forget();
    }
  }

  /** Returns the listener that has heard of an operation when it returns. */
  Hearing synchronous() {
    return synchronous;
  }

  /** Returns the listener that hears of it in the background. */
  Hearing asynchronous() {
    return asynchronous;
  }

  /** Returns what its loader and writer stand for. */
  Source source() {
    return source;
  }

  ExpiryPolicy policy() {
    return policy;
  }

  Counts counts() {
    return Counts.of(cache.statistics());
  }

  long nowMillis() {
    return ticker.millis();
  }

  @Override
  public void close() {
    place.manager().destroyCache(place.name());
  }
}
