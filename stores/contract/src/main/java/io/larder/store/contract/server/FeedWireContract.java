package io.larder.store.contract.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import io.larder.store.contract.server.Proxy.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a polled feed owes over a wire that breaks: nothing is lost without a word, and silence is
 * no sign of life.
 *
 * @param <S> the type of the server
 */
public abstract class FeedWireContract<S extends Server> extends WireFixture<S> {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Told heard = new Told();
  private Handle other;
  private Subscription feed;

  /** For subclasses. */
  protected FeedWireContract() {}

  /** Returns a word that requests have which ask the feed for what is new. */
  protected abstract String pollWord();

  /** Returns how many changes the feed keeps for whoever asks late, in thousands. */
  protected abstract int thousandsKept();

  /** Tells whether what was told may be told again after a connection broke. */
  protected boolean mayTellTwice() {
    return false;
  }

  @BeforeEach
  final void subscribe() {
    other = Handle.open(uri(server().port(), PATIENCE_MILLIS), Ticker.system());
    feed = handle().space.changes(heard);
  }

  @AfterEach
  final void closeOther() {
    other.close();
  }

  /** Returns what was told. */
  protected final Told heard() {
    return heard;
  }

  /** Returns the store as another process has it, over a wire that is sound. */
  protected final Handle other() {
    return other;
  }

  /** Returns the feed. */
  protected final Subscription feed() {
    return feed;
  }

  /** Polls, and asserts what was told since the last poll. */
  protected final void assertPollTells(String... words) {
    feed.poll();
    assertThat(heard.take()).containsExactly(words);
  }

  @Test
  final void whereNothingHappenedThereIsLife() {
    assertPollTells("alive");
    assertPollTells("alive");
  }

  @Test
  final void aClearIsToldBeforeWhatFollowsIt() {
    other.put("before");
    other.space.clear();
    other.put("after");

    assertPollTells("all", "changed", "alive");
  }

  @Test
  final void manyChangesAreAllTold() {
    int thousands = thousandsKept();
    for (int i = 0; i < thousands; i++) {
      other.putAll("k" + i + "-", 1_000, 1);
    }
    feed.poll();

    assertThat(heard.take()).doesNotContain("gap").endsWith("alive");
    assertThat(heard.changes()).hasSize(1_000 * thousands);
    assertPollTells("alive");
  }

  @Test
  final void aConnectionThatBreaksLosesNothing() {
    other.put("0");
    assertPollTells("changed", "alive");
    other.put("1");
    proxy().cut();
    assertPollTells("changed", "alive");
    other.put("2");
    proxy().onNext(pollWord(), Fault.CUT_AFTER);
    assertPollTells("changed", "alive");
    assertThat(heard.changes()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(mayTellTwice() || heard.changes().size() == 3).isTrue();
  }

  @Test
  final void aHalfOpenConnectionIsNoSignOfLife() {
    other.put("0");
    assertPollTells("changed", "alive");
    other.put("1");
    proxy().onNext(pollWord(), Fault.HANG);

    assertThatThrownBy(feed::poll).isInstanceOf(StoreException.class);
    assertThat(heard.take()).isEmpty();
    assertPollTells("changed", "alive");
  }

  @Test
  final void aServerThatIsKilledIsNoSignOfLife() {
    other.put("k");
    assertPollTells("changed", "alive");
    server().kill();

    assertThatThrownBy(feed::poll).isInstanceOf(StoreException.class);
    assertThat(heard.take()).isEmpty();
  }
}
