package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;

/**
 * An application in a server: what it does with caches, whose keys, values, loader and listener are
 * of its own classes.
 */
public final class Application
    implements BiConsumer<CacheManager, Supplier<LarderConfiguration<Object, Object>>> {
  /** Called by {@link Deployment}. */
  public Application() {}

  @Override
  public void accept(
      CacheManager manager, Supplier<LarderConfiguration<Object, Object>> configurations) {
    use(manager, configurations.get(), Bean.class);
    use(manager, configurations.get(), Object.class);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // of a class that the configuration cannot name
  private static void use(
      CacheManager manager, LarderConfiguration<Object, Object> configuration, Class<?> type) {
    Ear ear = new Ear();
    LarderConfiguration<Bean, Bean> own = (LarderConfiguration) configuration;
    own.setTypes((Class<Bean>) type, (Class<Bean>) type)
        .allow(Bean.class.getName())
        .setReadThrough(true)
        .setCacheLoaderFactory(BeanLoader::new)
        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR))
        .setStatisticsEnabled(true)
        .setManagementEnabled(true)
        .addCacheEntryListenerConfiguration(
            new MutableCacheEntryListenerConfiguration<>(() -> ear, null, false, false));
    Cache<Bean, Bean> cache = manager.createCache(type.getSimpleName(), own);
    cache.put(new Bean("a"), new Bean("1"));
    assertThat(cache.get(new Bean("a"))).isEqualTo(new Bean("1"));
    CompletionListenerFuture done = new CompletionListenerFuture();
    cache.loadAll(Set.of(new Bean("b")), true, done);
    try {
      done.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("loadAll does not end well", e);
    }
    Bean loaded = cache.invoke(new Bean("b"), (entry, args) -> entry.getValue());
    assertThat(loaded).isEqualTo(new Bean("loaded"));
  }

  /** A key and a value. No record: the JDK keeps the class of the record that it compared last. */
  private static final class Bean implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;

    Bean(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bean bean && bean.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  private static final class BeanLoader implements CacheLoader<Bean, Bean> {
    @Override
    public Bean load(Bean key) {
      return new Bean("loaded");
    }

    @Override
    public Map<Bean, Bean> loadAll(Iterable<? extends Bean> keys) {
      Map<Bean, Bean> all = new HashMap<>();
      keys.forEach(key -> all.put(key, load(key)));
      return all;
    }
  }

  private static final class Ear implements CacheEntryCreatedListener<Bean, Bean> {
    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends Bean, ? extends Bean>> events) {}
  }

  /** A class loader that has these classes for itself. */
  static final class Deployment extends ClassLoader {
    Deployment() {
      super(Application.class.getClassLoader());
    }

    /** Returns the application, whose class is this loader's. */
    @SuppressWarnings("unchecked")
    BiConsumer<CacheManager, Supplier<LarderConfiguration<Object, Object>>> application()
        throws ReflectiveOperationException {
      Object made = loadClass(Application.class.getName()).getConstructor().newInstance();
      assertThat(made.getClass().getClassLoader()).isSameAs(this);
      return (BiConsumer<CacheManager, Supplier<LarderConfiguration<Object, Object>>>) made;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Application.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
