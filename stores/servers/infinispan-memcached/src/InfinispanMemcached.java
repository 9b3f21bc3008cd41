import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.server.memcached.MemcachedServer;
import org.infinispan.server.memcached.configuration.MemcachedServerConfigurationBuilder;

/**
 * Infinispan that speaks like Memcached on the port that is the argument, without persistence and
 * without a cluster. Run from its source: {@code java -cp 'target/lib/*' src/InfinispanMemcached.java 11211}.
 */
final class InfinispanMemcached {
  private InfinispanMemcached() {}

  public static void main(String[] arguments) {
    GlobalConfigurationBuilder global = new GlobalConfigurationBuilder();
    global.nonClusteredDefault().metrics().gauges(false);
    DefaultCacheManager manager =
        new DefaultCacheManager(global.defaultCacheName("default").build(), new ConfigurationBuilder().build());
    manager.getCache("default");
    MemcachedServerConfigurationBuilder configuration =
        new MemcachedServerConfigurationBuilder()
            .defaultCacheName("default")
            .host("127.0.0.1")
            .port(Integer.parseInt(arguments[0]));
    new MemcachedServer().start(configuration.build(), manager);
  }
}
