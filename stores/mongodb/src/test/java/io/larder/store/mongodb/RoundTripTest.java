package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.RoundTripContract;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RoundTripTest extends RoundTripContract<MongodbProcess> {
  @Override
  protected MongodbProcess start(Path folder) {
    return MongodbProcess.start(folder);
  }

  /** No heartbeat comes between, which would be counted, too. */
  @Override
  protected String uri(int port, int timeoutMillis) {
    return "mongodb://127.0.0.1:"
        + port
        + "/?directConnection=true&heartbeatFrequencyMS=600000&timeout="
        + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 20_000;
  }

  @Override
  protected int tripsForFigures() {
    return 2;
  }

  @Test
  void aHundredEntriesAreReadInOneTripAndMadeInOne() {
    Handle handle = handle();
    handle.put("first"); // beside the cache's, in the same namespace
    assertCosts(handle, 1, () -> handle.putAll("k", 100, 10));
    assertCosts(handle, 1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
    assertCosts(handle, 1, () -> assertThat(handle.getAll("none", 100)).isEmpty());
    assertCosts(handle, 1, () -> assertThat(handle.space.scan(null, 10, true).items()).hasSize(10));
    assertCosts(handle, 1, () -> assertThat(handle.space.size().records()).isEqualTo(102));
    // To look where a part ends, to remove it, to tell those who listen.
    assertCosts(handle, 3, () -> assertThat(handle.space.clear()).isEqualTo(102));
  }
}
