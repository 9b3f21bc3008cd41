package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;

/** What tests of caches work on that go on in memory while their store is down. */
interface OutlastFixture extends StepFixture {
  /** Returns a configuration that goes on in memory. */
  default LarderConfiguration<String, Integer> outlasting(boolean near) {
    return (near ? near() : plain()).setOnStoreFailure("memory");
  }

  /** Lets the store be there again, at a time when it is asked. */
  default void restore() {
    faults().comeBack();
    outliveBreaker();
  }

  /** Asserts that both applications see an entry so. */
  default void assertEverywhere(Twins<String, Integer> caches, String key, Integer value) {
    assertThat(caches.here().get(key)).as("here").isEqualTo(value);
    assertThat(caches.there().get(key)).as("there").isEqualTo(value);
  }

  /** Asserts that neither application sees these entries. */
  default void assertGone(Twins<String, Integer> caches, String... keys) {
    for (String key : keys) {
      assertThat(caches.here().get(key)).as(key + " here").isNull();
      assertThat(caches.there().get(key)).as(key + " there").isNull();
    }
  }
}
