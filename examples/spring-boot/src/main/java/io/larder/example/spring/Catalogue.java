package io.larder.example.spring;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

/** What is asked often and rarely changes. Counts how often it had to look something up. */
@Service
public class Catalogue {
  private final Map<String, Integer> cents = new ConcurrentHashMap<>(Map.of("tea", 450));
  private final LongAdder lookups = new LongAdder();

  /** Made by Spring. */
  Catalogue() {}

  /** Returns the price of an article, null when there is no such article: that is cached, too. */
  @Cacheable("prices")
  public @Nullable Price price(String article) {
    lookups.increment();
    Integer known = cents.get(article);
    return known == null ? null : new Price(article, known);
  }

  /** Sets the price, in the cache as well. */
  @CachePut(cacheNames = "prices", key = "#article")
  public Price setPrice(String article, int newCents) {
    cents.put(article, newCents);
    return new Price(article, newCents);
  }

  /** Takes an article out of the catalogue and its price out of the cache. */
  @CacheEvict("prices")
  public void remove(String article) {
    cents.remove(article);
  }

  /** Returns how many there are in a city. Who asks at the same time waits for one answer. */
  @Cacheable(cacheNames = "stock", sync = true)
  public int stock(String article, String city) {
    lookups.increment();
    return Math.floorMod((article + city).hashCode(), 100);
  }

  /** Returns the name of an article, by the annotation of JSR-107. */
  @CacheResult(cacheName = "names")
  public String name(String article) {
    lookups.increment();
    return article.substring(0, 1).toUpperCase(Locale.ROOT) + article.substring(1);
  }

  /** Returns how often something was looked up. */
  public long lookups() {
    return lookups.sum();
  }
}
