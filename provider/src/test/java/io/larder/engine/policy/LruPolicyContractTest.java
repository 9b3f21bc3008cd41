package io.larder.engine.policy;

class LruPolicyContractTest extends PolicyContract {
  @Override
  EvictionPolicy<Keyed> policy() {
    return new LruPolicy<>();
  }
}
