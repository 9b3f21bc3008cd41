package io.larder.store.contract.model;

import io.larder.LarderConfiguration;

class MemoryStoreModelTest extends ModelContract {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore("memory:");
  }
}
