package io.larder.store.memcached;

import io.larder.LarderConfiguration;
import io.larder.store.contract.model.ModelContract;
import io.larder.store.memcached.server.MemcachedTestServer;
import org.junit.jupiter.api.BeforeEach;

class MemcachedModelTest extends ModelContract {
  /** For ever: an expired record is there until the tier has told of its end. */
  private static final long GRACE = Long.MAX_VALUE / 4;

  /** Names begin anew in each test. */
  @BeforeEach
  void forgetTheTestBefore() {
    MemcachedTestServer.flush();
  }

  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore(MemcachedTestServer.indexed() + "&grace=" + GRACE);
  }
}
