package io.larder.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.spi.CachingProvider;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ClassLoaderLifeTest {
  private static final int PATIENCE = 100;
  private static final long PATIENCE_MILLIS = 10_000;
  private final CachingProvider provider = new LarderCachingProvider();

  /** Returns the only trace of a loader that a manager with a used cache belonged to. */
  private WeakReference<ClassLoader> leave(Class<?> type, Object value, boolean close) {
    ClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader());
    @SuppressWarnings({"unchecked", "rawtypes"})
    Cache<String, Object> cache =
        provider
            .getCacheManager(null, loader)
            .createCache("left", new MutableConfiguration().setTypes(String.class, type));
    cache.put("a", value);
    assertThat(cache.get("a")).isEqualTo(value);
    if (close) {
      provider.close(loader);
    }
    return new WeakReference<>(loader);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint is all that is wanted: nothing relies on it
  private static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < PATIENCE && reference.get() != null; i++) {
      System.gc();
      Thread.yield();
    }
    return reference.get() == null;
  }

  @Test
  void nothingIsLeftOfApplicationsThatBringLarderAlong() throws Exception {
    Set<Thread> threads = threads();
    Set<ObjectName> beans = beans();

    List<WeakReference<ClassLoader>> left = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      left.add(deployWar());
    }

    assertThat(left).allMatch(ClassLoaderLifeTest::isCollected);
    assertThat(beans()).isEqualTo(beans);
    awaitNoMoreThan(threads);
  }

  private static WeakReference<ClassLoader> deployWar() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(each).toUri().toURL());
    }
    try (URLClassLoader war =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> application = war.loadClass(War.class.getName());
      assertThat(application).isNotEqualTo(War.class);
      ((Runnable) application.getConstructor().newInstance()).run();
      return new WeakReference<>(war);
    }
  }

  /** An application with a provider of its own. */
  public static final class War implements Runnable {
    /** Called in another loader. */
    public War() {}

    @Override
    public void run() {
      try (CachingProvider own =
          Caching.getCachingProvider(
              LarderCachingProvider.class.getName(), War.class.getClassLoader())) {
        Cache<String, List<String>> cache =
            own.getCacheManager()
                .createCache(
                    "war",
                    new MutableConfiguration<String, List<String>>()
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR))
                        .setStatisticsEnabled(true)
                        .setManagementEnabled(true));
        cache.put("a", new ArrayList<>(List.of("b")));
        if (!cache.get("a").contains("b")) {
          throw new IllegalStateException("lost");
        }
      }
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("larder-"))
        .collect(Collectors.toSet());
  }

  private static void awaitNoMoreThan(Set<Thread> before) throws InterruptedException {
    for (Thread thread : threads()) {
      if (!before.contains(thread)) {
        thread.join(PATIENCE_MILLIS);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  private static Set<ObjectName> beans() {
    return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
        .filter(name -> Set.of("javax.cache", "io.larder").contains(name.getDomain()))
        .collect(Collectors.toSet());
  }

  @Test
  void aLoaderThatNoCacheNeedsIsCollectedThoughItsManagerIsOpen() {
    assertThat(isCollected(leave(String.class, "1", false))).isTrue();
  }

  @Test
  void aLoaderIsCollectedOnceItsManagersAreClosed() {
    assertThat(isCollected(leave(Object.class, new ArrayList<>(), true))).isTrue();
  }
}
