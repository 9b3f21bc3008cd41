package io.larder.store.contract.model;

import io.larder.LarderConfiguration;

/** Records so small that nearly every value is cut into chunks, behind copies. */
class ChunkedStoreModelTest extends ModelContract {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore("memory:?largest-value=40&most-chunks=1000000").setNear(true);
  }
}
