package io.larder.store.dynamodb;

import io.larder.LarderConfiguration;

class NearDynamoDbModelTest extends DynamoDbModelTest {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    super.onTier(configuration);
    configuration.setNear(true);
  }
}
