package io.larder.store.contract.model;

import io.larder.LarderConfiguration;

class HeapModelTest extends ModelContract {
  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    // the heap is the default
  }
}
