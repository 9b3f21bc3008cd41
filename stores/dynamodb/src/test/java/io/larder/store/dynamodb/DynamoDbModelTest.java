package io.larder.store.dynamodb;

import io.larder.LarderConfiguration;
import io.larder.store.contract.model.ModelContract;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import org.junit.jupiter.api.BeforeEach;

class DynamoDbModelTest extends ModelContract {
  /** For years: an expired record is there until the tier has told of its end. */
  private static final long GRACE = 1L << 40;

  private String uri = "";

  /** Names begin anew in each test. */
  @BeforeEach
  void forgetTheTestBefore() {
    uri = DynamoDbTestServer.emptied(DynamoDbTestServer.uri(), "larder-test-model");
  }

  @Override
  protected void onTier(LarderConfiguration<?, ?> configuration) {
    configuration.setStore(uri + "&grace=" + GRACE);
  }
}
