package io.larder.jcache.event;

import io.larder.engine.Change;
import io.larder.engine.Failures;
import io.larder.engine.Live;
import io.larder.engine.Outcome;
import io.larder.engine.Ticket;
import io.larder.spi.Copier;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;

/**
 * Derives events from outcomes and brings them to the listeners of one cache. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class Events<K, V> {
  private final Cache<K, V> source;
  private final Lane lane;
  private final Copier<K> keyCopier;
  private final List<Registration<K, V>> registrations = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private final DeliveryQueues<K> queues = new DeliveryQueues<>();

  /**
   * No listeners yet.
   *
   * @param source the cache that events name
   * @param lane tells asynchronous listeners
   * @param keyCopier makes keys that the application cannot change while an event is on its way
   */
  public Events(Cache<K, V> source, Lane lane, Copier<K> keyCopier) {
    this.source = source;
    this.lane = lane;
    this.keyCopier = keyCopier;
  }

  /** Makes a listener of the configuration and adds it. */
  public void register(CacheEntryListenerConfiguration<K, V> configuration) {
    Registration<K, V> fresh = new Registration<>(configuration);
    registrations.add(fresh);
    if (closed) {
      close(fresh);
    }
  }

  /** Removes the listener of the configuration and closes it; an unknown one is no error. */
  public void deregister(CacheEntryListenerConfiguration<K, V> configuration) {
    List<Registration<K, V>> gone =
        registrations.stream().filter(each -> each.configuration().equals(configuration)).toList();
    registrations.removeAll(gone);
    gone.forEach(this::close);
  }

  /** Tells whether somebody wants to hear of expiry, so that a look at an expired entry matters. */
  public boolean hearsOfExpiry() {
    for (Registration<K, V> each : registrations) {
      if (each.hears(EventType.EXPIRED)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether anybody wants to hear of anything. */
  public boolean hearsOfAnything() {
    return !registrations.isEmpty();
  }

  /** Takes a place in the order of the key, under its lock. */
  public Ticket committed(K key, Outcome<V, ?> outcome) {
    if (registrations.isEmpty()) {
      return Ticket.NONE;
    }
    List<Happening<K, V>> seen = happenings(key, outcome);
    if (seen.isEmpty()) {
      return Ticket.NONE;
    }
    K own = keyCopier.copy(key);
    List<Happening<K, V>> happenings = seen.stream().map(each -> each.withKey(own)).toList();
    Delivery delivery = new Delivery(() -> tell(happenings));
    queues.add(own, delivery);
    return () -> redeem(own, delivery);
  }

  private void redeem(K key, Delivery delivery) {
    if (Nesting.defer(() -> redeem(key, delivery))) {
      return;
    }
    queues.drain(key);
    if (!Nesting.isTelling()) {
      delivery.await();
    }
    if (delivery.isTold()) {
      delivery.rethrow();
    }
  }

  private List<Happening<K, V>> happenings(K key, Outcome<V, ?> outcome) {
    List<Happening<K, V>> happenings = new ArrayList<>(2);
    Live<V> expired = outcome.expired();
    Live<V> before = outcome.before();
    Live<V> after = outcome.after();
    Change<V> change = outcome.verdict().change();
    if (expired != null) {
      happenings.add(new Happening<>(EventType.EXPIRED, key, null, expired));
    }
    if (change instanceof Change.Put<V> && before == null && after != null) {
      happenings.add(new Happening<>(EventType.CREATED, key, after, null));
    } else if (change instanceof Change.Put<V> && before != null && after != null) {
      happenings.add(new Happening<>(EventType.UPDATED, key, after, before));
    } else if (change instanceof Change.Remove<V> && before != null) {
      happenings.add(new Happening<>(EventType.REMOVED, key, null, before));
    } else if (before != null && after == null) {
      happenings.add(new Happening<>(EventType.EXPIRED, key, null, before));
    }
    happenings.removeIf(happening -> !isHeard(happening.type()));
    return happenings;
  }

  private boolean isHeard(EventType type) {
    for (Registration<K, V> each : registrations) {
      if (each.hears(type)) {
        return true;
      }
    }
    return false;
  }

  private void tell(List<Happening<K, V>> happenings) {
    Failures failures = new Failures();
    for (Happening<K, V> happening : happenings) {
      for (Registration<K, V> each : registrations) {
        if (!each.hears(happening.type())) {
          continue;
        }
        K key = keyCopier.copy(happening.key());
        if (each.isSynchronous()) {
          failures.of(() -> each.tell(source, happening.withKey(key)));
        } else {
          lane.add(() -> each.tell(source, happening.withKey(key)));
        }
      }
    }
    failures.rethrow();
  }

  /** Closes every listener and filter that can be. */
  public void close() {
    closed = true;
    registrations.forEach(this::close);
    registrations.clear();
  }

  private void close(Registration<K, V> registration) {
    try {
      registration.close();
    } catch (IOException | RuntimeException e) {
      System.getLogger(Events.class.getName())
          .log(
              Logger.Level.WARNING,
              "closing a listener of cache '" + source.getName() + "' failed",
              e);
    }
  }
}
