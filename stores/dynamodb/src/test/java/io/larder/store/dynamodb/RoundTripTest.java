package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.RoundTripContract;
import io.larder.store.dynamodb.server.DynamoDbProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RoundTripTest extends RoundTripContract<DynamoDbProcess> {
  @Override
  protected DynamoDbProcess start(Path folder) {
    return DynamoDbProcess.start(folder);
  }

  @Override
  protected String uri(int port, int timeoutMillis) {
    return DynamoDbProcess.uri(port) + "&timeout=" + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 30_000;
  }

  /** Counted at the client: what goes side by side is no shorter a wire. */
  @Test
  void aHundredEntriesAreReadInOneTripAndChangedInAHundred() {
    Handle handle = handle();
    handle.space.clear();
    assertCosts(handle, 100, () -> handle.putAll("k", 100, 10));
    assertCosts(handle, 1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
    assertCosts(handle, 16, () -> assertThat(handle.space.size().records()).isEqualTo(100));
    assertThat(handle.space.clear()).isEqualTo(100);
  }

  @Test
  void figuresTellOfThisProcessAndOfTheTable() {
    Handle handle = handle();
    handle.put("a");
    handle.put("a"); // a conflict first
    handle.get("a");

    assertThat(handle.figure("reads")).isEqualTo(1);
    assertThat(handle.figure("commits")).isEqualTo(3);
    assertThat(handle.figure("conflicts")).isEqualTo(1);
    assertThat(handle.figure("throttles")).isZero();
    assertThat(handle.figure("consumed.read.milli-units")).isEqualTo(1_000);
    assertThat(handle.figure("consumed.write.milli-units")).isEqualTo(2_000);
    assertThat(handle.figure("server.items")).isNotNegative();
    assertThat(handle.figure("server.bytes")).isNotNegative();
    assertThat(handle.figure("server.active")).isEqualTo(1);
  }
}
