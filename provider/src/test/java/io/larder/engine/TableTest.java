package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.engine.policy.LruPolicy;
import io.larder.spi.Ticker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

  /** Lets every node leave that its guard has nothing against. */
  private final class Owner implements Table.Leaver<String, String> {
    @Override
    public boolean evict(Node<String, String> node) {
      return guard.test(node) && table.remove(node);
    }

    @Override
    public @Nullable Ticket expire(Node<String, String> node) {
      return guard.test(node) && table.remove(node) ? Ticket.NONE : null;
    }
  }

  /** An alarm that is set. */
  private record Ringing(long elapsedMillis, Runnable task) {}

  private final Clock clock = new Clock();
  private final List<Ringing> ringing = new ArrayList<>();
  private final Alarm alarm =
      (task, delay, unit) ->
          ringing.add(new Ringing(clock.elapsedMillis + unit.toMillis(delay), task));
  private Predicate<Node<String, String>> guard = node -> true;
  private final Table<String, String> table =
      new Table<>(clock, alarm, 2, new LruPolicy<>(), new Owner());

  private void put(String key, long lifeMillis) {
    table.put(key, key, clock.millis + lifeMillis);
    table.keepBound();
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
  void aNodeThatAnotherThreadIsRemovingDoesNotHoldUpWhoKeepsTheBound() {
    table.put("a", "a", Long.MAX_VALUE);
    table.put("b", "b", Long.MAX_VALUE);
    table.put("c", "c", Long.MAX_VALUE);
    table.put("d", "d", Long.MAX_VALUE);
    List<Thread> removing = new ArrayList<>();
    guard =
        node -> {
          if (removing.isEmpty()) {
            Thread other = new Thread(() -> table.remove(node));
            removing.add(other);
            other.start();
            while (table.get(node.key()) != null) {
              Thread.onSpinWait();
            }
          }
          return true;
        };

    table.keepBound();

    assertThat(table.size()).isEqualTo(2);
    assertThat(table.get("c")).isNotNull();
    assertThat(table.get("d")).isNotNull();
  }

  @Test
  void aNodeThatStaysForNowIsPassedOver() {
    put("a", 1_000);
    put("b", 1_000);
    guard = node -> !node.key().equals("a");
    put("c", 1_000);
    assertThat(table.get("b")).isNull();
    guard = node -> true;
    put("d", 1_000);
    assertThat(table.get("a")).isNull();
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
    guard =
        node -> {
          if (node.key().equals("a")) {
            throw new IllegalStateException("on purpose");
          }
          return true;
        };
    assertThatThrownBy(() -> pass(1_000)).hasMessage("on purpose");
    assertThat(table.get("b")).isNull();
    put("c", 500);
    pass(1_000);
    assertThat(table.get("c")).isNull();
  }
}
