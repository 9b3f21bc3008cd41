package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Version;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedProcess;
import io.larder.store.memcached.server.MemcachedTestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReclaimTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long DAY = 24L * 3600 * 1000;

  private final FakeTicker ticker = new FakeTicker();
  private final Names names = new Names(new Namespace(Handle.NAMESPACE));
  @TempDir private Path folder;
  private MemcachedProcess server;
  private Handle handle;

  @BeforeEach
  void start() {
    server = MemcachedProcess.start(folder);
    handle = Handle.open(server.uri() + "?grace=5000&index=true", ticker);
  }

  @AfterEach
  void stop() {
    handle.close();
    server.close();
  }

  /** Asserts for how many seconds the server keeps a record, -1 for ever; where it tells. */
  private void assertLife(String key, long least, long most) {
    if (!MemcachedTestServer.isMemcached()) {
      assertThat(handle.get(key)).isNotNull(); // Infinispan does not tell
      return;
    }
    List<String> answer = server.ask("mg " + names.record(Handle.key(key)) + " t");
    assertThat(Long.parseLong(answer.get(0).substring("HD t".length()))).isBetween(least, most);
  }

  private long now() {
    return ticker.millis();
  }

  @Test
  void aRecordIsKeptUntilItsDeadlineAndSomeGrace() {
    handle.put("a", 1, now() + 60_000);
    handle.put("expired", 1, 1);
    handle.put("for ever", 1, NEVER);
    handle.put("nearly for ever", 1, NEVER - 1);

    assertLife("a", 65, 67);
    assertLife("expired", 5, 7);
    assertLife("for ever", -1, -1);
    assertLife("nearly for ever", -1, -1);
  }

  /** A server takes a long time for a moment, by its own clock, which is not that of the test. */
  @Test
  void moreThanThirtyDaysAreThirtyDaysAndMore() {
    handle.put("a month", 1, now() + 30 * DAY - 5_000);
    handle.put("a month and a second", 1, now() + 30 * DAY + 1_000);
    handle.put("a year", 1, now() + 365 * DAY);
    handle.put("a century", 1, now() + 36_500 * DAY);

    assertLife("a month", 30 * DAY / 1000 - 3, 30 * DAY / 1000 + 3);
    assertLife("a month and a second", 30 * DAY / 1000, 30 * DAY / 1000 + 10);
    assertLife("a year", 365 * DAY / 1000, 365 * DAY / 1000 + 10);
    assertLife("a century", -1, -1);
  }

  @Test
  void aTouchMovesTheEnd() {
    Version version = handle.put("a", 1, now() + 60_000);
    version =
        Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(now() + 600_000)));
    assertLife("a", 605, 607);
    version = Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(NEVER)));
    assertLife("a", -1, -1);
    Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(now() + 1)));
    assertLife("a", 5, 7);
  }

  @Test
  void aHoldKeepsARecordUntilItEndsAtLeast() {
    Version brief = handle.put("brief", 1, now() + 10);
    Version lasting = handle.put("lasting", 1, now() + 600_000);
    Version eternal = handle.put("eternal", 1, NEVER);
    handle.hold("brief", Expected.is(brief), now() + 60_000);
    handle.hold("lasting", Expected.is(lasting), now() + 60_000);
    handle.hold("eternal", Expected.is(eternal), now() + 60_000);
    handle.hold("mere", Expected.absent(), now() + 60_000);

    assertLife("brief", 65, 67);
    assertLife("lasting", 605, 607);
    assertLife("eternal", -1, -1);
    assertLife("mere", 65, 67);
  }

  @Test
  void aLostGenerationIsNeverTheSameAgain() {
    Version before = handle.put("a");
    handle.put("b");
    server.ask("delete " + names.generation());

    assertThat(handle.get("a")).isNull();
    assertThat(handle.keys()).isEmpty();
    Version after = handle.put("a");
    assertThat(after).isNotEqualTo(before);
    assertThat(handle.get("b")).isNull();
    assertThat(handle.keys()).isEqualTo(Set.of("a"));
  }

  @Test
  void anEvictedRecordIsAMissAndNoError() {
    Version version = handle.put("a");
    server.ask("delete " + names.record(Handle.key("a")));

    assertThat(handle.get("a")).isNull();
    assertThat(handle.keys()).isEmpty();
    assertThat(handle.commit("a", Expected.is(version), new Next.Delete()))
        .isEqualTo(new Result.Conflict(null));
    handle.put("a");
  }

  @Test
  void whatIsNotOursIsWrittenOverAndNeverRead() {
    String name = names.record(Handle.key("a"));
    server.ask("set " + name + " 7 0 3\r\nabc");
    assertThat(handle.get("a")).isNull();
    handle.put("a");
    assertThat(handle.get("a")).isNotNull();
    server.ask("set " + name + " " + Records.FLAGS + " 0 3\r\nabc");
    assertThat(handle.get("a")).isNull();
  }
}
