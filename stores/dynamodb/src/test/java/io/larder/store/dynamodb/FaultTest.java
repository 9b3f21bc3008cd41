package io.larder.store.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.contract.server.WireContract;
import io.larder.store.dynamodb.server.DynamoDbProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that keeps its tables on disk, as the service does. */
class FaultTest extends WireContract<DynamoDbProcess> {
  @Override
  protected DynamoDbProcess start(Path folder) {
    return DynamoDbProcess.startOnDisk(folder);
  }

  @Override
  protected String uri(int port, int timeoutMillis) {
    return DynamoDbProcess.uri(port) + "&timeout=" + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 2_000;
  }

  @Override
  protected String readWord() {
    return "GetItem";
  }

  @Override
  protected String writeWord() {
    return "PutItem";
  }

  @Override
  protected String storeName() {
    return "dynamodb:larder-test at http://127.0.0.1";
  }

  @Override
  protected boolean forgets() {
    return false;
  }

  private Version version() {
    return requireNonNull(handle().get("k")).version();
  }

  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  private void assertUnknownAndSentOnce(
      String action, Fault fault, Expected expected, Next next, int before, int after) {
    proxy().onNext(action, fault);
    long sent = handle().figure("round-trips");

    Result result = handle().commit("k", expected, next);

    assertThat(result).isInstanceOf(Result.Unknown.class);
    assertThat(handle().figure("round-trips") - sent).isEqualTo(2); // one for the figures
    assertThat(length()).isEqualTo(fault == Fault.CUT_BEFORE ? before : after);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aPutWithoutReplyIsUnknownAndNotSentAgain(Fault fault) {
    assertUnknownAndSentOnce("PutItem", fault, Expected.is(version()), put(2), 1, 2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aPutThatLooksAtNothingIsNoDifferent(Fault fault) {
    long now = Ticker.system().millis();
    Expected unheld = new Expected.Unheld(now, true);
    assertUnknownAndSentOnce("PutItem", fault, unheld, put(2), 1, 2);
    int before = length();
    handle().commit("k", Expected.is(version()), new Next.Touch(now + 60_000));
    Next brief = new Next.Put(new byte[3], now + 60_000);
    assertUnknownAndSentOnce("UpdateItem", fault, unheld, brief, before, 3);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void inABatchTheOthersAreDone(Fault fault) {
    proxy().onNext("PutItem", fault);

    List<Result> results = handle().putAll("many-", 30, 5);

    assertThat(results).filteredOn(Result.Unknown.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Result.Applied.class::isInstance).hasSize(29);
    assertThat(handle().getAll("many-", 30)).hasSize(fault == Fault.CUT_BEFORE ? 29 : 30);
  }

  @Test
  void aReadIsOverWithItsTime() {
    proxy().onNext("GetItem", Fault.HANG);
    long begun = Ticker.system().nanos();

    assertThatThrownBy(() -> handle().get("k")).isInstanceOf(StoreException.class);
    assertThat(Ticker.system().nanos() - begun).isLessThan(3_500_000_000L);
  }

  @Test
  void aClearThatMayHaveBeenDoneIsNotDoneAgain() {
    proxy().onNext("BatchWriteItem", Fault.CUT_AFTER);

    assertThatThrownBy(() -> handle().space.clear())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("clear on dynamodb:larder-test");
    assertThat(handle().get("k")).isNull();
  }

  @Test
  void aServerThatIsBackIsUsedAtOnceAndWhatItHadIsThere() {
    for (int round = 2; round < 4; round++) {
      server().kill();
      assertThatThrownBy(() -> handle().get("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("dynamodb:larder-test at http://127.0.0.1");
      server().restart();

      Version before = version();
      assertThat(handle().commit("k", Expected.is(before), put(round)))
          .isInstanceOf(Result.Applied.class);
      assertThat(length()).isEqualTo(round);
    }
  }

  /** Once it was seen: what is sent over a connection that was open may have arrived. */
  @Test
  void whereTheServerIsGoneACommitFailsForCertain() {
    Version version = version();
    try (Handle direct = Handle.open(uri(server().port(), timeoutMillis()), Ticker.system())) {
      server().kill();
      assertThatThrownBy(() -> direct.get("k")).isInstanceOf(StoreException.class);

      assertThatThrownBy(() -> direct.commit("k", Expected.is(version), put(2)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("commit on dynamodb:larder-test")
          .hasMessageContaining("nothing listens there");
    }
  }
}
