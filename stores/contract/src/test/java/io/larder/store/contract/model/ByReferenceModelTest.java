package io.larder.store.contract.model;

import io.larder.LarderConfiguration;

class ByReferenceModelTest extends ModelContract {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStoreByValue(false);
  }
}
