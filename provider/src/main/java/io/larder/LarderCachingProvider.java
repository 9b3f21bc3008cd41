package io.larder;

import io.larder.jcache.Managers;
import java.net.URI;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * Larder's entry point: {@code Caching.getCachingProvider("io.larder.LarderCachingProvider")}, or
 * without a name where it is the only one. Thread-safe.
 *
 * <p>Managers belong to this instance, a URI and a class loader, which this instance refers to
 * weakly: one that is gone takes its managers along. A cache of the loader's own classes keeps it,
 * though, and so do MBeans: an application that is unloaded closes its managers, all of them with
 * {@link #close(ClassLoader)}. A closed provider can be used again.
 */
public final class LarderCachingProvider implements CachingProvider {
  private static final URI DEFAULT_URI = URI.create("larder:default");

  private final Managers managers = new Managers(this);

  /** Needed by {@link java.util.ServiceLoader}. */
  public LarderCachingProvider() {}

  @Override
  public CacheManager getCacheManager(
      @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
    URI place = uri == null ? getDefaultURI() : uri;
    ClassLoader loader = classLoader == null ? getDefaultClassLoader() : classLoader;
    return managers.get(place, loader, properties == null ? getDefaultProperties() : properties);
  }

  @Override
  public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    return getCacheManager(uri, classLoader, null);
  }

  @Override
  public CacheManager getCacheManager() {
    return getCacheManager(null, null, null);
  }

  @Override
  public ClassLoader getDefaultClassLoader() {
    return LarderCachingProvider.class.getClassLoader();
  }

  @Override
  public URI getDefaultURI() {
    return DEFAULT_URI;
  }

  @Override
  public Properties getDefaultProperties() {
    return new Properties();
  }

  @Override
  public void close() {
    managers.close(null, null);
  }

  @Override
  public void close(@Nullable ClassLoader classLoader) {
    managers.close(null, classLoader == null ? getDefaultClassLoader() : classLoader);
  }

  @Override
  public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    managers.close(
        uri == null ? getDefaultURI() : uri,
        classLoader == null ? getDefaultClassLoader() : classLoader);
  }

  @Override
  public boolean isSupported(OptionalFeature feature) {
    return feature == OptionalFeature.STORE_BY_REFERENCE;
  }
}
