package io.larder.store.redis;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.providers.SentineledConnectionProvider;
import redis.clients.jedis.util.Pool;

/**
 * Connections to whichever server has a hash slot: the only one, the one that sentinels name, or a
 * node of the cluster. Thread-safe.
 */
final class Servers implements AutoCloseable {
  private final ConnectionProvider provider;
  private final @Nullable ClusterConnectionProvider cluster;

  private Servers(ConnectionProvider provider) {
    this.provider = provider;
    this.cluster = provider instanceof ClusterConnectionProvider nodes ? nodes : null;
  }

  /**
   * Finds the servers.
   *
   * @throws JedisException when sentinels or nodes do not answer
   */
  static Servers of(Settings settings) {
    Address address = settings.address();
    JedisClientConfig client = client(settings, address);
    ConnectionPoolConfig pool = pool(settings);
    if (settings.cluster()) {
      return new Servers(new ClusterConnectionProvider(address.hosts(), client, pool));
    }
    if (settings.sentinel() != null) {
      Address anonymous = new Address(null, null, address.hosts(), 0);
      JedisClientConfig watching = client(settings, anonymous);
      return new Servers(
          new SentineledConnectionProvider(
              settings.sentinel(), client, pool, address.hosts(), watching));
    }
    HostAndPort server = address.hosts().iterator().next();
    return new Servers(new PooledConnectionProvider(server, client, pool));
  }

  private static JedisClientConfig client(Settings settings, Address address) {
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder()
            .resp2() // 6.2 to 8 and Valkey speak it without asking
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED) // 6.2 does not know it
            .connectionTimeoutMillis(settings.connectMillis())
            .socketTimeoutMillis(settings.timeoutMillis())
            .user(address.user())
            .password(address.password())
            .database(address.database());
    if (settings.tls()) {

      client.sslOptions(SslOptions.defaults()); // verifies the name too
    }
    return client.build();
  }

  private static ConnectionPoolConfig pool(Settings settings) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(settings.connections());
    pool.setMaxIdle(settings.connections());
    pool.setMaxWait(Duration.ofMillis(settings.timeoutMillis()));
    pool.setJmxEnabled(false); // a name for each pool in the platform's server, and nobody asked
    return pool;
  }

  boolean cluster() {
    return cluster != null;
  }

  /** Returns what stands for the server that has a slot: equal for slots of the same server. */
  Object node(int slot) {
    HostAndPort node = cluster == null ? null : cluster.getNode(slot);
    return node == null ? this : node;
  }

  /** Returns a connection to the server that has a slot; to be closed. */
  Connection connection(int slot) {
    return cluster == null ? provider.getConnection() : cluster.getConnectionFromSlot(slot);
  }

  /** Returns a connection to a certain node of a cluster; to be closed. */
  Connection connection(HostAndPort node) {
    return cluster == null ? provider.getConnection() : cluster.getConnection(node);
  }

  /** Closes a connection; one that is not sound has replies on its way that nobody waits for. */
  static void giveBack(Connection connection, boolean sound) {
    if (!sound) {
      connection.setBroken();
    }
    try {
      connection.close();
    } catch (JedisException e) {
      // The pool tried to replace a broken one and failed as well: the next who asks will hear.
    }
  }

  /** Asks the cluster anew which node has which slot. */
  void refresh() {
    if (cluster == null) {
      return;
    }
    try {
      cluster.renewSlotCache();
    } catch (JedisException e) {
      // No node answers: the next who asks will hear.
    }
  }

  /** Closes the connections that nobody uses: the server they lead to has gone or changed. */
  void forget() {
    for (Object pool : Map.copyOf(provider.getConnectionMap()).values()) {
      if (pool instanceof Pool<?> connections) {
        connections.clear();
      }
    }
    refresh();
  }

  @Override
  public void close() {
    try {
      provider.close();
    } catch (Exception e) {
      throw new IllegalStateException("connections to Redis were not closed", e);
    }
  }
}
