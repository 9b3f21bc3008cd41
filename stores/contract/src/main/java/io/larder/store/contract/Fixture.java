package io.larder.store.contract;

import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;

/** What a test works on: one namespace of its own, through two handles on the same data. */
interface Fixture {
  /** Returns the clock of both handles. */
  FakeTicker ticker();

  /** Returns the handle under test. */
  Store store();

  /** Returns another handle on the same data, as another process has. */
  Store otherStore();

  /** Returns a name that no other test has. */
  Namespace namespace();

  /** Tells whether a clear is one moment for all keys, and not only for each. */
  boolean clearsAtOneMoment();

  /** Returns the namespace through the handle under test. */
  default Space space() {
    return store().space(namespace());
  }

  /** Returns the same namespace as another process sees it. */
  default Space otherSpace() {
    return otherStore().space(namespace());
  }
}
