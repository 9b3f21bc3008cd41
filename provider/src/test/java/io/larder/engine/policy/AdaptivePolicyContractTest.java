package io.larder.engine.policy;

class AdaptivePolicyContractTest extends PolicyContract {
  @Override
  EvictionPolicy<Keyed> policy() {
    return new AdaptivePolicy<>();
  }
}
