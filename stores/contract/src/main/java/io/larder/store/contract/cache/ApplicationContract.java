package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.cache.Cache;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/**
 * Applications come and go in a server that goes on, each with classes of its own: nothing of one
 * is left. Each works in threads whose context class loader is its own, so that a thread, or a hook
 * for the end of the JVM, that is made meanwhile and kept would keep the loader as well.
 */
interface ApplicationContract extends CacheFixture {
  /** How many applications come and go. */
  int DEPLOYMENTS = 200;

  private void deployMany() throws JMException {
    Set<ObjectName> beans = Beans.all();
    Set<ObjectName> figures = Beans.figures();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < DEPLOYMENTS; i++) {
      loaders.add(Worker.start(this::deploy).result());
    }
    assertThat(Beans.all()).isEqualTo(beans);
    assertThat(Beans.figures()).isEqualTo(figures);
    awaitCollected(loaders);
  }

  private WeakReference<ClassLoader> deploy() throws ReflectiveOperationException {
    WeakReference<ClassLoader> loader = begin();
    provider().close(loader.get());
    return loader;
  }

  private WeakReference<ClassLoader> begin() throws ReflectiveOperationException {
    Application.Deployment loader = new Application.Deployment();
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .application()
        .accept(
            provider().getCacheManager(null, loader),
            () -> configuration(Object.class, Object.class));
    return new WeakReference<>(loader);
  }

  private static void awaitCollected(List<WeakReference<ClassLoader>> loaders) {
    for (int i = 0; i < 100 && loaders.stream().anyMatch(loader -> loader.get() != null); i++) {
      System.gc();
    }
    assertThat(loaders).allMatch(loader -> loader.get() == null);
  }

  @Test
  default void nothingIsLeftOfApplicationsThatWereAlone() throws JMException, InterruptedException {
    strings(); // starts a server, where there is none; the client is the first application's
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    deployMany();

    Set<Thread> more = new HashSet<>(Thread.getAllStackTraces().keySet());
    more.removeAll(before);
    for (Thread thread : more) {
      if (thread.getName().startsWith("larder-")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
    assertThat(more).as("of clients and test servers").hasSizeLessThan(DEPLOYMENTS / 2);
  }

  @Test
  default void nothingIsLeftOfApplicationsWhoseStoreHasOtherUsers() throws JMException {
    create(strings()).put("a", "1");

    deployMany();
  }

  @Test
  default void theApplicationThatCameFirstIsNotKeptByThoseThatStay() {
    strings();
    WeakReference<ClassLoader> first = Worker.start(this::begin).result();
    Cache<String, String> stays = create(strings());
    stays.put("a", "1");

    provider().close(first.get());
    // While a store is down the last failure is kept, until the store is asked again.
    ticker().advance(Duration.ofMinutes(1));
    stays.get("a");

    awaitCollected(List.of(first));
  }
}
