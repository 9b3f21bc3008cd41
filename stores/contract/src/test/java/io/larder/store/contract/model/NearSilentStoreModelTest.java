package io.larder.store.contract.model;

import io.larder.LarderConfiguration;

/** A store without a feed that takes few writes at once: copies live for a stated time only. */
class NearSilentStoreModelTest extends ModelContract {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore("memory:?feed=none&largest-batch=2").setNear(true);
  }
}
