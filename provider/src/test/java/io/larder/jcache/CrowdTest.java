package io.larder.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd();

  @Test
  void whoComesTwiceGoesTwice() {
    assertThat(crowd.isEmpty()).isTrue();
    crowd.come();
    crowd.come();
    assertThat(crowd.own()).isEqualTo(2);
    crowd.go();
    assertThat(crowd.isEmpty()).isFalse();
    assertThat(crowd.own()).isEqualTo(1);
    crowd.go();
    assertThat(crowd.isEmpty()).isTrue();
    assertThat(crowd.own()).isZero();
  }

  @Test
  void eachThreadIsSeen() throws Exception {
    List<Future<?>> gone = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < 40; i++) { // more than there are stripes
        gone.add(
            threads.submit(
                () -> {
                  for (int turn = 0; turn < 1_000; turn++) {
                    crowd.come();
                    assertThat(crowd.isEmpty()).isFalse();
                    assertThat(crowd.own()).isEqualTo(1);
                    crowd.go();
                  }
                }));
      }
      for (Future<?> each : gone) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(crowd.isEmpty()).isTrue();
  }
}
