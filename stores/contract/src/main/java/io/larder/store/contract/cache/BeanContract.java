package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The MBeans of caches that come and go, and of managers that look alike: none is left over. */
interface BeanContract extends CacheFixture {
  private LarderConfiguration<String, String> managed() {
    return strings().setStatisticsEnabled(true).setManagementEnabled(true);
  }

  @Test
  default void beansComeAndGoAtRunTime() throws JMException {
    Set<ObjectName> before = Beans.all();
    create(strings());

    manager().enableStatistics(NAME, true);
    manager().enableStatistics(NAME, true);
    assertThat(Beans.newSince(before)).hasSize(1);
    manager().enableManagement(NAME, true);
    assertThat(Beans.read(Beans.newSince(before), "CacheConfiguration", "StatisticsEnabled"))
        .isEqualTo(true);
    manager().enableStatistics(NAME, false);
    manager().enableManagement(NAME, false);
    manager().enableManagement(NAME, false);
    assertThat(Beans.newSince(before)).isEmpty();
    manager().enableStatistics("no such cache", true);
    manager().enableManagement(NAME, true);
    manager().destroyCache(NAME);

    assertThat(Beans.newSince(before)).isEmpty();
  }

  @Test
  default void theFiguresOfTierAndStoreAreShownWithTheStatistics() throws JMException {
    Set<ObjectName> before = Beans.figures();
    Cache<String, String> cache = create(managed());
    cache.put("a", "1");
    Set<ObjectName> shown = Beans.figures();
    shown.removeAll(before);

    ObjectName figures = shown.iterator().next();
    LarderCache<?, ?> larder = cache.unwrap(LarderCache.class);
    assertThat(shown).hasSize(1);
    assertThat(Beans.attributes(figures)).isNotEmpty().isSubsetOf(larder.figures().keySet());
    String first = Beans.attributes(figures).iterator().next();
    assertThat(Beans.read(shown, "CacheFigures", first)).isInstanceOf(Long.class);
    manager().enableStatistics(NAME, false);
    assertThat(Beans.figures()).isEqualTo(before);
  }

  @Test
  default void noBeanIsLeftOfCachesThatAreDestroyedWhileTheyAreMade() throws JMException {
    Set<ObjectName> before = Beans.all();
    AtomicBoolean over = new AtomicBoolean();

    Worker.all(
        3,
        i -> {
          if (i == 0) {
            for (int n = 0; n < 200; n++) {
              manager().createCache(NAME + n, managed());
            }
            over.set(true);
          }
          while (!over.get()) {
            for (String name : manager().getCacheNames()) {
              if (i == 1) {
                manager().destroyCache(name);
              } else {
                manager().enableStatistics(name, true);
              }
            }
          }
          return i;
        });
    manager().close();

    assertThat(Beans.newSince(before)).isEmpty();
  }

  @Test
  default void twoManagersOfOneUriAndTwoClassLoadersDoNotDisturbEachOther() throws Exception {
    Set<ObjectName> before = Beans.all();
    ClassLoader parent = getClass().getClassLoader();
    try (URLClassLoader one = new URLClassLoader(new URL[0], parent);
        URLClassLoader two = new URLClassLoader(new URL[0], parent)) {
      URI uri = URI.create("urn:shared");
      CacheManager first = provider().getCacheManager(uri, one);
      CacheManager second = provider().getCacheManager(uri, two);
      assertThat(first).isNotSameAs(second);
      Cache<String, String> ofFirst = first.createCache(NAME, managed());
      Cache<String, String> ofSecond = second.createCache(NAME, managed());

      ofSecond.get("a");
      assertThat(Beans.read(Beans.newSince(before), "CacheStatistics", "CacheMisses"))
          .isEqualTo(1L);
      ofFirst.put("a", "first");
      ofSecond.put("a", "second");
      assertThat(ofFirst.get("a")).isEqualTo("first");
      assertThat(ofSecond.get("a")).isEqualTo("second");
      first.close();
      assertThat(ofSecond.isClosed()).isFalse();
      assertThat(Beans.newSince(before)).as("the second's are not missed").hasSize(2);
      second.close();
      assertThat(Beans.newSince(before)).isEmpty();
    }
  }
}
