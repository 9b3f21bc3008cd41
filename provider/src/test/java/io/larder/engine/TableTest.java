package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.copy.Copiers;
import io.larder.engine.policy.LruPolicy;
import io.larder.spi.Copier;
import io.larder.spi.Ticker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TableTest {
  /** A clock that stands still until the test moves it. */
  private static final class Clock implements Ticker {
    private long millis = 1_700_000_000_000L;
    private long elapsedMillis;

    @Override
    public long millis() {
      return millis;
    }

    @Override
    public long nanos() {
      return elapsedMillis * 1_000_000;
    }

    @Override
    public void pause(long nanos) {}
  }

  /** Lets nodes leave, and fails where the test wants it. */
  private final class Owner implements Table.Leaver<String, String> {
    @Override
    public void evict(Node<String, String> node) {
      node.empty();
    }

    @Override
    public Ticket expire(Node<String, String> node) {
      if (node.key().equals(failing)) {
        throw new IllegalStateException("on purpose");
      }
      node.empty();
      return Ticket.NONE;
    }
  }

  /** An alarm that is set. */
  private record Ringing(long elapsedMillis, Runnable task) {}

  private final Clock clock = new Clock();
  private final List<Ringing> ringing = new ArrayList<>();
  private final Alarm alarm =
      (task, delay, unit) ->
          ringing.add(new Ringing(clock.elapsedMillis + unit.toMillis(delay), task));
  private final Copier<String> sharing = Copiers.byReference();
  private String failing = "";
  private final Table<String, String> table =
      new Table<>(
          "users", clock, alarm, Bounds.ofEntries(2), false, new LruPolicy<>(), new Owner());

  private void put(String key, long lifeMillis) {
    table.put(key, key, clock.millis + lifeMillis, Load.NOTHING, sharing);
  }

  /** Moves the clock on and lets the alarms ring that are due. */
  private void pass(long millis) {
    clock.millis += millis;
    clock.elapsedMillis += millis;
    Queue<Ringing> due = new ArrayDeque<>(ringing);
    due.removeIf(each -> each.elapsedMillis > clock.elapsedMillis);
    ringing.removeAll(due);
    due.forEach(each -> each.task.run());
  }

  @Test
  void aNodeThatIsLockedIsPassedOver() {
    put("a", 1_000);
    put("b", 1_000);
    Node<String, String> locked = table.lock("a", sharing);
    put("c", 1_000);
    assertThat(table.get("b")).isNull();
    table.unlock(locked);
    put("d", 1_000);
    assertThat(table.get("a")).isNull();
  }

  @Test
  void aNodeThatIsEmptiedWhileItIsLockedLeavesWhenItIsFree() {
    put("a", 1_000);
    Node<String, String> locked = table.lock("a", sharing);
    table.clear();
    assertThat(table.get("a")).isSameAs(locked);
    assertThat(locked.content()).isNull();
    table.unlock(locked);
    assertThat(table.get("a")).isNull();
    assertThat(table.size()).isZero();
  }

  @Test
  void aLockedKeyThatGetsNoContentLeavesNothing() {
    table.unlock(table.lock("a", sharing));
    assertThat(table.get("a")).isNull();
    assertThat(table.iterator()).isExhausted();
  }

  @Test
  void alarmsDoNotGrowInNumberWhileOneForLaterIsSet() {
    put("late", 86_400_000);
    for (int i = 0; i < 100; i++) {
      put("soon", 500);
      pass(1_000);
      assertThat(table.get("soon")).isNull();
    }
    assertThat(ringing).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aClockThatWasSetForwardDoesNotSilenceTheAlarms() {
    put("a", 1_800_000);
    clock.millis += 86_400_000;
    put("b", 500);
    pass(1_000);
    assertThat(table.size()).isZero();
  }

  @Test
  void oneNodeThatFailsToLeaveKeepsNoOther() {
    put("a", 500);
    put("b", 500);
    failing = "a";
    assertThatThrownBy(() -> pass(1_000)).hasMessage("on purpose");
    assertThat(table.get("b")).isNull();
    put("c", 500);
    pass(1_000);
    assertThat(table.get("c")).isNull();
  }
}
