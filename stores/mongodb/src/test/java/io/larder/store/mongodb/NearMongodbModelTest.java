package io.larder.store.mongodb;

import io.larder.LarderConfiguration;

class NearMongodbModelTest extends MongodbModelTest {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    super.onTier(configuration);
    configuration.setNear(true);
  }
}
