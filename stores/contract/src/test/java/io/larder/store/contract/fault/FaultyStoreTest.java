package io.larder.store.contract.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Token;
import io.larder.spi.Write;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.MemoryStoreFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultyStoreTest {
  private static final Key A = Key.of(new byte[] {'a'});
  private static final Key B = Key.of(new byte[] {'b'});

  private final FaultyStore store =
      new FaultyStore(MemoryStoreFactory.open("memory:", new FakeTicker()));
  private final Faults faults = store.faults();
  private final Space space = store.space(new Namespace("users"));

  private static Write insert(Key key) {
    Next next = new Next.Put("value".getBytes(UTF_8), Long.MAX_VALUE);
    return new Write(key, Expected.absent(), next, Token.random());
  }

  private Result commit(Key key) {
    return space.commit(List.of(insert(key))).get(0);
  }

  private boolean isThere(Key key) {
    return !space.get(Set.of(key)).isEmpty();
  }

  @Test
  void withoutAScriptItWorks() {
    assertThat(commit(A)).isInstanceOf(Result.Applied.class);
    assertThat(isThere(A)).isTrue();
    assertThat(space.scan(null, 10, true).items()).hasSize(1);
    assertThat(space.size().records()).isEqualTo(1);
    assertThat(space.statistics().figures()).containsEntry("records", 1L);
    assertThat(space.clear()).isEqualTo(1);
    assertThat(faults.isPlayed()).isTrue();
  }

  @Test
  void aLostReplyIsUnknownAndApplied() {
    faults.onNextCommit(Fault.REPLY_LOST);

    assertThat(commit(A)).isInstanceOf(Result.Unknown.class);

    assertThat(isThere(A)).isTrue();
  }

  @Test
  void aLostRequestIsUnknownAndNotApplied() {
    faults.onNextCommit(Fault.REQUEST_LOST);

    assertThat(commit(A)).isInstanceOf(Result.Unknown.class);

    assertThat(isThere(A)).isFalse();
  }

  @Test
  void whatIsForgottenDoesNotHappen() {
    faults.onNextCommit(Fault.UNREACHABLE).onNextCommitOf(A, Fault.REQUEST_LOST);

    faults.forget();

    assertThat(faults.isPlayed()).isTrue();
    assertThat(commit(A)).isInstanceOf(Result.Applied.class);
  }

  @Test
  void aDelayedRequestIsUnknownAndAppliedWhenDelivered() {
    faults.onNextCommit(Fault.REQUEST_DELAYED);
    assertThat(commit(A)).isInstanceOf(Result.Unknown.class);
    assertThat(isThere(A)).isFalse();
    assertThat(faults.isPlayed()).isFalse();

    faults.deliver();

    assertThat(isThere(A)).isTrue();
    assertThat(faults.isPlayed()).isTrue();
  }

  @Test
  void anUnreachableStoreThrowsAndAppliesNothing() {
    faults.onNextCommit(Fault.UNREACHABLE).onNextGet(Fault.UNREACHABLE);

    assertThatThrownBy(() -> commit(A)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> isThere(A)).isInstanceOf(StoreException.class);

    assertThat(isThere(A)).isFalse();
  }

  @Test
  void aRejectedWriteNamesALimitAndIsNotApplied() {
    faults.onNextCommit(Fault.REJECTED);

    assertThat(commit(A)).isEqualTo(new Result.Rejected("value", 4, 5));

    assertThat(isThere(A)).isFalse();
  }

  @Test
  void faultsComeOneACallInTheirOrder() {
    faults.onNextCommit(Fault.NONE).onNextCommit(Fault.REQUEST_LOST);

    assertThat(commit(A)).isInstanceOf(Result.Applied.class);
    assertThat(commit(B)).isInstanceOf(Result.Unknown.class);
    assertThat(commit(B)).isInstanceOf(Result.Applied.class);
  }

  @Test
  void aFaultOfOneKeyLeavesTheRestOfTheBatchAlone() {
    Key c = Key.of(new byte[] {'c'});
    faults.onNextCommitOf(A, Fault.REPLY_LOST).onNextCommitOf(B, Fault.REQUEST_LOST);

    List<Result> results = space.commit(List.of(insert(A), insert(B), insert(c)));

    assertThat(results.get(0)).isInstanceOf(Result.Unknown.class);
    assertThat(results.get(1)).isInstanceOf(Result.Unknown.class);
    assertThat(results.get(2)).isInstanceOf(Result.Applied.class);
    assertThat(space.get(Set.of(A, B, c))).containsOnlyKeys(A, c);
  }

  @Test
  void aClearWhoseReplyIsLostHasCleared() {
    commit(A);
    faults.onNext(Call.CLEAR, Fault.REPLY_LOST);

    assertThatThrownBy(space::clear).isInstanceOf(StoreException.class);

    assertThat(isThere(A)).isFalse();
  }

  @Test
  void aFaultThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> faults.onNextGet(Fault.REJECTED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> faults.onNext(Call.SCAN, Fault.REQUEST_DELAYED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> faults.onNextCommitOf(A, Fault.UNREACHABLE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anActionBeforeACommitComesFirst() {
    faults.beforeNext(Call.COMMIT, () -> commit(A));

    assertThat(commit(A)).isInstanceOf(Result.Conflict.class);
  }

  @Test
  void anActionAfterACommitComesBeforeItsReply() {
    faults.afterNext(Call.COMMIT, space::clear);

    assertThat(commit(A)).isInstanceOf(Result.Applied.class);

    assertThat(isThere(A)).isFalse();
  }

  @Test
  void aStoreThatIsDownThrowsUntilItComesBack() {
    faults.onNextGet(Fault.REPLY_LOST);
    faults.goDown();
    assertThatThrownBy(() -> commit(A)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> isThere(A)).isInstanceOf(StoreException.class);

    faults.comeBack();

    assertThat(commit(A)).isInstanceOf(Result.Applied.class);
    assertThatThrownBy(() -> isThere(A)).as("what was scripted").isInstanceOf(StoreException.class);
    assertThat(isThere(A)).isTrue();
  }

  @Test
  void roundTripsAreCounted() {
    commit(A);
    commit(B);
    isThere(A);
    faults.onNextGet(Fault.UNREACHABLE);
    assertThatThrownBy(() -> isThere(A)).isInstanceOf(StoreException.class);

    assertThat(faults.count(Call.COMMIT)).isEqualTo(2);
    assertThat(faults.count(Call.GET)).isEqualTo(2);
    assertThat(faults.count(Call.SCAN)).isZero();

    faults.resetCounts();
    assertThat(faults.count(Call.COMMIT)).isZero();
  }
}
