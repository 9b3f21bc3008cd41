package io.larder.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;

class ClassLoaderLifeTest {
  private static final int PATIENCE = 100;

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
  void aLoaderThatNoCacheNeedsIsCollectedThoughItsManagerIsOpen() {
    assertThat(isCollected(leave(String.class, "1", false))).isTrue();
  }

  @Test
  void aLoaderIsCollectedOnceItsManagersAreClosed() {
    assertThat(isCollected(leave(Object.class, new ArrayList<>(), true))).isTrue();
  }
}
