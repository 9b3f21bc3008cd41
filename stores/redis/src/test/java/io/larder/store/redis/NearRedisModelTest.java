package io.larder.store.redis;

import io.larder.LarderConfiguration;

class NearRedisModelTest extends RedisModelTest {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    super.onTier(configuration);
    configuration.setNear(true);
  }
}
