package io.larder.store.memcached;

import io.larder.LarderConfiguration;

class NearMemcachedModelTest extends MemcachedModelTest {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    super.onTier(configuration);
    configuration.setNear(true);
  }
}
