package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.MemoryStoreFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * An outage is told to the log when it begins and when it ends, not with each call; as a warning
 * where no call tells.
 */
class BreakerLogTest {
  private final List<String> lines = new ArrayList<>();
  private final Logger logger = Logger.getLogger("io.larder.tier.Breaker");

  /** Notes what is logged. */
  private final class Notes extends Handler {
    @Override
    public void publish(LogRecord logged) {
      lines.add(logged.getLevel() + " " + logged.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private void assertTwoLines(String onFailure, String level) {
    FakeTicker ticker = new FakeTicker();
    Application application = new Application(MemoryStoreFactory.open("memory:", ticker), ticker);
    Handler notes = new Notes();
    logger.addHandler(notes);
    logger.setUseParentHandlers(false);
    try {
      LarderCache<String, Integer> cache =
          application.open(
              "c",
              new LarderConfiguration<String, Integer>()
                  .setOnStoreFailure(onFailure)
                  .setTypes(String.class, Integer.class));
      application.faults().goDown();
      for (int i = 0; i < 10; i++) {
        boolean fails = catchThrowable(() -> cache.get("k")) != null;
        assertThat(fails).isEqualTo(onFailure.equals("fail"));
        ticker.advance(Duration.ofSeconds(1));
      }
      application.faults().comeBack();
      ticker.advance(Duration.ofSeconds(30));
      assertThat(cache.get("k")).isNull();
    } finally {
      logger.removeHandler(notes);
      logger.setUseParentHandlers(true);
      application.close();
    }

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith(level).contains(application.uri(), "6 calls in a row");
    assertThat(lines.get(1)).startsWith("INFO").contains(application.uri());
  }

  @Test
  void whereEveryCallTellsAnOutageIsNoWarning() {
    assertTwoLines("fail", "INFO");
  }

  @Test
  void whereCallsGoOnInMemoryItIsOne() {
    assertTwoLines("memory", "WARNING");
  }
}
