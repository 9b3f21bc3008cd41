package io.larder.store.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.Token;
import io.larder.spi.Write;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.MemoryStoreFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyFeedTest {
  private final FaultyStore store =
      new FaultyStore(MemoryStoreFactory.open("memory:", new FakeTicker()));
  private final Faults faults = store.faults();
  private final Space space = store.space(new Namespace("users"));
  private final Words words = new Words();
  private final Subscription subscription = space.changes(words);

  /** Writes down what it is told, one word each. */
  private static final class Words implements ChangeListener {
    private final List<String> said = new ArrayList<>();

    @Override
    public void changed(List<Change> changes) {
      said.add("changed");
    }

    @Override
    public void all() {
      said.add("all");
    }

    @Override
    public void gap() {
      said.add("gap");
    }

    @Override
    public void aliveAsOf(long millis) {
      said.add("alive");
    }
  }

  private void change(int key) {
    Next next = new Next.Put(new byte[] {1}, Long.MAX_VALUE);
    Key name = Key.of(new byte[] {(byte) key});
    space.commit(List.of(new Write(name, Expected.absent(), next, Token.random())));
  }

  @Test
  void aFeedThatWorksTellsAll() {
    change(1);
    space.clear();
    subscription.poll();
    change(2);
    subscription.poll();

    assertThat(words.said).containsExactly("all", "alive", "changed", "alive");
  }

  @Test
  void aLostFeedIsSilentAndThenTellsOfAGap() {
    faults.loseFeed();
    change(1);
    subscription.poll();
    assertThat(words.said).isEmpty();

    faults.restoreFeed();
    change(2);
    subscription.poll();
    subscription.poll();

    assertThat(words.said).containsExactly("gap", "changed", "alive", "alive");
  }

  @Test
  void aPollThatFailsLosesNothing() {
    change(1);
    faults.onNext(Call.POLL, Fault.UNREACHABLE);
    assertThatThrownBy(subscription::poll).isInstanceOf(StoreException.class);

    subscription.poll();

    assertThat(words.said).containsExactly("changed", "alive");
    assertThat(faults.count(Call.POLL)).isEqualTo(2);
  }

  @Test
  void aClosedSubscriptionIsSilent() {
    subscription.close();
    change(1);
    subscription.poll();

    assertThat(words.said).isEmpty();
  }
}
