package io.larder.store.redis;

import io.larder.LarderConfiguration;
import io.larder.store.contract.model.ModelContract;
import io.larder.store.redis.server.RedisTestServer;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.Jedis;

class RedisModelTest extends ModelContract {
  /** For ever: an expired record is there until the tier has told of its end. */
  private static final long GRACE = Long.MAX_VALUE / 4;

  /** Names begin anew in each test. */
  @BeforeEach
  void forgetTheTestBefore() {
    try (Jedis client = RedisTestServer.client()) {
      client.flushDB();
    }
  }

  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore(RedisTestServer.uri() + "?grace=" + GRACE);
  }
}
