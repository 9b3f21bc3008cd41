package io.larder.store.contract.model;

import io.larder.LarderConfiguration;

class NearMemoryStoreModelTest extends ModelContract {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore("memory:").setNear(true);
  }
}
