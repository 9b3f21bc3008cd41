package io.larder.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GhostsTest {
  private final Ghosts ghosts = new Ghosts();

  private static int count(Ghosts ghosts, int first, int end) {
    int known = 0;
    for (int key = first; key < end; key++) {
      if (ghosts.take(key) != Ghosts.NONE) {
        known++;
      }
    }
    return known;
  }

  @Test
  void remembersNothingBeforeItHasRoom() {
    ghosts.put(1, false, false);
    assertThat(ghosts.take(1)).isEqualTo(Ghosts.NONE);
  }

  @Test
  void tellsHowAKeyLeftAndHowLongAgo() {
    ghosts.fit(100);
    ghosts.put(1, true, false);
    ghosts.put(2, false, true);
    ghosts.put(3, false, false);
    int second = ghosts.take(2);
    assertThat(Ghosts.fromMain(second)).isFalse();
    assertThat(Ghosts.usedOnce(second)).isTrue();
    assertThat(ghosts.age(second)).isEqualTo(2);
    int first = ghosts.take(1);
    assertThat(Ghosts.fromMain(first)).isTrue();
    assertThat(Ghosts.usedOnce(first)).isFalse();
    assertThat(ghosts.age(first)).isEqualTo(1);
  }

  @Test
  void forgetsAKeyThatCameBack() {
    ghosts.fit(100);
    ghosts.put(1, false, false);
    ghosts.take(1);
    assertThat(ghosts.take(1)).isEqualTo(Ghosts.NONE);
  }

  @Test
  void remembersAboutTwiceTheResidents() {
    ghosts.fit(10_000);
    for (int key = 0; key < 100_000; key++) {
      ghosts.put(key, false, false);
    }
    assertThat(count(ghosts, 90_000, 100_000)).isGreaterThan(9_500);
    assertThat(count(ghosts, 0, 70_000)).isLessThan(200);
  }

  @Test
  void knowsFewStrangers() {
    ghosts.fit(10_000);
    for (int key = 0; key < 20_000; key++) {
      ghosts.put(key, false, false);
    }
    assertThat(count(ghosts, 1_000_000, 1_100_000)).isLessThan(300);
  }

  @Test
  void timeGoesOnWhenItsCountersOverflow() {
    ghosts.fit(100);
    for (int i = 0; i < 65_530; i++) {
      ghosts.put(i, false, false);
    }
    short before = ghosts.now();
    for (int i = 0; i < 20; i++) {
      ghosts.put(i, false, false);
    }
    assertThat(ghosts.since(before)).isEqualTo(20);
  }
}
