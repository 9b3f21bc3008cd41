package io.larder.jcache.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Properties;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.management.CacheMXBean;
import javax.cache.management.CacheStatisticsMXBean;
import javax.cache.spi.CachingProvider;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a console sees, by RMI on the loopback interface. */
@Timeout(60)
class ConsoleTest {
  private final CachingProvider provider = new LarderCachingProvider();
  private final JMXConnectorServer server;
  private final JMXConnector console;
  private final MBeanServerConnection seen;

  @SuppressWarnings("BanJNDI") // the address is that of our own server, in this JVM
  ConsoleTest() throws IOException {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("service:jmx:rmi://127.0.0.1"),
            null,
            ManagementFactory.getPlatformMBeanServer());
    server.start();
    console = JMXConnectorFactory.connect(server.getAddress());
    seen = console.getMBeanServerConnection();
  }

  @AfterEach
  void end() throws Exception {
    provider.close();
    assertThat(names("*:type=Cache*,*")).isEmpty();
    console.close();
    server.stop();
  }

  private Set<ObjectName> names(String pattern) throws Exception {
    return seen.queryNames(new ObjectName(pattern), null);
  }

  private static MutableConfiguration<Object, Object> watched() {
    return new MutableConfiguration<>().setStatisticsEnabled(true).setManagementEnabled(true);
  }

  @Test
  void figuresRiseAsTheCacheIsUsed() throws Exception {
    Cache<Object, Object> cache = provider.getCacheManager().createCache("users", watched());
    String of = ",CacheManager=larder.default,Cache=users";
    CacheStatisticsMXBean statistics =
        JMX.newMXBeanProxy(
            seen,
            new ObjectName("javax.cache:type=CacheStatistics" + of),
            CacheStatisticsMXBean.class);
    CacheMXBean configuration =
        JMX.newMXBeanProxy(
            seen, new ObjectName("javax.cache:type=CacheConfiguration" + of), CacheMXBean.class);

    cache.put("ada", 1);
    cache.get("ada");
    cache.get("eve");

    assertThat(statistics.getCachePuts()).isEqualTo(1);
    assertThat(statistics.getCacheHits()).isEqualTo(1);
    assertThat(statistics.getCacheHitPercentage()).isEqualTo(50);
    assertThat(configuration.isStatisticsEnabled()).isTrue();
    assertThat(configuration.getKeyType()).isEqualTo("java.lang.Object");
    assertThat(seen.getAttribute(new ObjectName("io.larder:type=CacheFigures" + of), "entries"))
        .isEqualTo(1L);
    statistics.clear();
    assertThat(statistics.getCacheGets()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a,b=c:d", "*", "a?b", "\"quoted\"", "a\nb", "größe", "", "\\"})
  void aCacheOfAnyNameIsSeen(String name) throws Exception {
    provider.getCacheManager().createCache(name, watched()).put("k", "v");

    Set<ObjectName> found = names("javax.cache:type=CacheStatistics,*");
    assertThat(found).hasSize(1);
    assertThat(seen.getAttribute(found.iterator().next(), "CachePuts")).isEqualTo(1L);
    assertThat(names("javax.cache:type=CacheConfiguration,*")).hasSize(1);
  }

  @Test
  void statisticsComeAndGo() throws Exception {
    CacheManager manager = provider.getCacheManager();
    Cache<Object, Object> cache = manager.createCache("users", new MutableConfiguration<>());
    assertThat(names("*:type=Cache*,*")).isEmpty();
    for (int i = 0; i < 3; i++) {
      manager.enableStatistics("users", true);
      cache.put("k", i);
      assertThat(names("*:type=Cache*,*")).hasSize(2);
      manager.enableStatistics("users", false);
      assertThat(names("*:type=Cache*,*")).isEmpty();
    }
  }

  @Test
  void aPropertyShowsTheCachesOfWhoeverCannotConfigureThem() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("larder.statistics", "true");
    properties.setProperty("larder.management", "true");
    CacheManager manager = provider.getCacheManager(URI.create("larder:all"), null, properties);
    manager.createCache("users", new MutableConfiguration<>());

    assertThat(names("*:type=Cache*,*")).hasSize(3);
    ObjectName configuration = names("javax.cache:type=CacheConfiguration,*").iterator().next();
    assertThat(seen.getAttribute(configuration, "StatisticsEnabled")).isEqualTo(true);
  }

  @Test
  void ofTwoManagersWithOneUriTheLastIsSeenUntilItGoes() throws Exception {
    try (URLClassLoader other = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
      Cache<Object, Object> first = provider.getCacheManager().createCache("users", watched());
      CacheManager second = provider.getCacheManager(null, other);
      Cache<Object, Object> last = second.createCache("users", watched());
      first.put("a", 1);
      last.put("a", 1);
      last.put("b", 1);

      assertThat(putsOfUsers()).isEqualTo(2);
      second.enableStatistics("users", false);
      assertThat(putsOfUsers()).isEqualTo(1);
      second.enableStatistics("users", true);
      assertThat(putsOfUsers()).isEqualTo(2);
      last.close();
      assertThat(putsOfUsers()).isEqualTo(1);
      assertThat(names("*:type=Cache*,*")).hasSize(3);
      first.close();
      assertThat(names("*:type=Cache*,*")).isEmpty();
    }
  }

  @Test
  void ofTwoManagersWithOneUriTheFirstIsNotMissed() throws Exception {
    try (URLClassLoader other = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
      Cache<Object, Object> first = provider.getCacheManager().createCache("users", watched());
      Cache<Object, Object> last =
          provider.getCacheManager(null, other).createCache("users", watched());
      last.put("a", 1);

      first.close();
      assertThat(putsOfUsers()).isEqualTo(1);
      last.close();
      assertThat(names("*:type=Cache*,*")).isEmpty();
    }
  }

  private long putsOfUsers() throws Exception {
    Set<ObjectName> found = names("javax.cache:type=CacheStatistics,Cache=users,*");
    assertThat(found).hasSize(1);
    return (long) seen.getAttribute(found.iterator().next(), "CachePuts");
  }
}
