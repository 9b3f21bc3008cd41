package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
  private static final long NOW = 1_700_000_000_000L;

  private final TimerWheel wheel = new TimerWheel(NOW);
  private final List<TimedNode> due = new ArrayList<>();

  private Node<String, String> scheduled(long deadlineMillis) {
    Node<String, String> node = new Node<>("key", 0, 0);
    node.set(null, "value", deadlineMillis);
    wheel.schedule(node);
    return node;
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        63,
        64,
        65,
        4_095,
        4_096,
        5_000,
        262_143,
        262_144,
        20_000_000,
        1_100_000_000,
        70_000_000_000L,
        5_000_000_000_000L
      })
  void aNodeIsNeverEarlyAndAtMostTwoTicksLate(long delay) {
    TimedNode node = scheduled(NOW + delay);
    wheel.advance(NOW + delay - 1, due::add);
    assertThat(due).isEmpty();
    wheel.advance(NOW + delay + 2 * TimerWheel.TICK_MILLIS, due::add);
    assertThat(due).containsExactly(node);
  }

  @Test
  void randomDeadlinesLeaveInSmallStepsWithinTwoTicks() {
    Random random = new Random(42);
    List<Node<String, String>> nodes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      nodes.add(scheduled(NOW + (long) (Math.pow(random.nextDouble(), 4) * 40_000_000)));
    }
    long now = NOW;
    while (now < NOW + 41_000_000) {
      now += 1 + random.nextInt(9_000);
      due.clear();
      wheel.advance(now, due::add);
      for (TimedNode node : due) {
        assertThat(node.deadlineMillis()).isLessThanOrEqualTo(now);
      }
      nodes.removeAll(due);
      for (Node<String, String> left : nodes.subList(0, Math.min(nodes.size(), 50))) {
        assertThat(left.deadlineMillis()).isGreaterThan(now - 2 * TimerWheel.TICK_MILLIS);
      }
    }
    assertThat(nodes).isEmpty();
  }

  @Test
  void anExtendedDeadlineIsMetLater() {
    Node<String, String> node = scheduled(NOW + 100);
    node.touch(NOW + 100, NOW + 10_000);
    wheel.advance(NOW + 1_000, due::add);
    assertThat(due).isEmpty();
    wheel.advance(NOW + 10_200, due::add);
    assertThat(due).containsExactly(node);
  }

  @Test
  void aCancelledNodeNeverComes() {
    wheel.cancel(scheduled(NOW + 100));
    wheel.advance(NOW + 1_000, due::add);
    assertThat(due).isEmpty();
  }

  @Test
  void aStepBackOfTheClockLosesNothing() {
    wheel.advance(NOW + 10_000, due::add);
    wheel.advance(NOW, due::add);
    TimedNode node = scheduled(NOW + 100);
    wheel.advance(NOW + 10_000 + 3 * TimerWheel.TICK_MILLIS, due::add);
    assertThat(due).containsExactly(node);
  }

  @Test
  void saysHowLongNothingCanBeDue() {
    assertThat(wheel.millisToNext(NOW)).isEqualTo(Long.MAX_VALUE);
    scheduled(NOW + 10_000);
    assertThat(wheel.millisToNext(NOW)).isBetween(1L, 10_000L + TimerWheel.TICK_MILLIS);
  }

  @Test
  void anEternalNodeIsNotKept() {
    scheduled(Long.MAX_VALUE);
    assertThat(wheel.millisToNext(NOW)).isEqualTo(Long.MAX_VALUE);
  }
}
