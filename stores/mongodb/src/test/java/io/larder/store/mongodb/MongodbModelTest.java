package io.larder.store.mongodb;

import io.larder.LarderConfiguration;
import io.larder.store.contract.model.ModelContract;
import io.larder.store.mongodb.server.MongodbTestServer;
import org.junit.jupiter.api.BeforeEach;

class MongodbModelTest extends ModelContract {
  /** For ever: an expired record is there until the tier has told of its end. */
  private static final long GRACE = Long.MAX_VALUE / 4;

  /** Names begin anew in each test. */
  @BeforeEach
  void forgetTheTestBefore() {
    MongodbTestServer.empty();
  }

  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore(MongodbTestServer.uri() + "?grace=" + GRACE);
  }
}
