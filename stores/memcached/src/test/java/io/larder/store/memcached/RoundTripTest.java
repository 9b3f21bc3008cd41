package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.memcached.server.MemcachedProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Counted at the client, which sends what belongs together at once: the server answers the first of
 * many commands before the last come.
 */
class RoundTripTest {
  private static final long NEVER = Long.MAX_VALUE;

  @TempDir private Path folder;
  private MemcachedProcess server;
  private Handle handle;

  @BeforeEach
  void start() {
    server = MemcachedProcess.start(folder);
    handle = Handle.open(server.uri(), Ticker.system());
  }

  @AfterEach
  void stop() {
    handle.close();
    server.close();
  }

  private void open(boolean index) {
    handle.close();
    handle = Handle.open(server.uri() + "?index=" + index, Ticker.system());
    handle.put("k");
  }

  private void assertCosts(int trips, Runnable work) {
    long before = handle.figure("round-trips");
    work.run();
    assertThat(handle.figure("round-trips") - before - 1).isEqualTo(trips);
  }

  private Version version(String key) {
    return requireNonNull(handle.get(key)).version();
  }

  private void change(String key, Next next) {
    Handle.applied(handle.commit(key, Expected.is(version(key)), next));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRecordIsReadInOneTripMadeInOneAndChangedInTwo(boolean index) {
    open(index);
    assertCosts(1, () -> handle.get("k"));
    assertCosts(1, () -> handle.get("none"));
    assertCosts(1, () -> handle.put("new"));
    assertCosts(2, () -> change("k", new Next.Put(new byte[3], NEVER)));
    assertCosts(2, () -> change("k", new Next.Touch(NEVER - 1)));
    assertCosts(2, () -> change("new", new Next.Delete()));
  }

  private void overwrite(String key) {
    Next put = new Next.Put(new byte[5], NEVER);
    Expected unheld = new Expected.Unheld(Ticker.system().millis(), true);
    Handle.applied(handle.commit(key, unheld, put));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPutOverWhatThisProcessReadOrWroteOrMissedIsOneTripAndElseTwo(boolean index) {
    open(index);
    try (Handle other = Handle.open(server.uri() + "?index=" + index, Ticker.system())) {
      other.put("other's");
    }
    int afterAWrite =
        new TextProtocol().after(server.ask("version").get(0)).numbersWrites() ? 1 : 2;
    assertCosts(afterAWrite, () -> overwrite("k"));
    assertCosts(afterAWrite, () -> overwrite("k"));
    handle.get("k");
    assertCosts(1, () -> overwrite("k"));
    assertCosts(2, () -> overwrite("other's"));
    assertCosts(afterAWrite, () -> overwrite("other's"));
    assertCosts(2, () -> overwrite("never seen"));
    handle.get("missed");
    assertCosts(1, () -> overwrite("missed"));
  }

  @Test
  void aPutOverWhatAnotherChangedIsThreeTrips() {
    open(false);
    handle.get("k");
    try (Handle other = Handle.open(server.uri(), Ticker.system())) {
      Version version = requireNonNull(other.get("k")).version();
      Handle.applied(other.commit("k", Expected.is(version), new Next.Touch(NEVER - 1)));
      assertCosts(3, () -> overwrite("k"));

      version = requireNonNull(other.get("k")).version();
      Handle.applied(other.commit("k", Expected.is(version), new Next.Delete()));
      assertCosts(2, () -> overwrite("k"));
    }
  }

  @Test
  void whatWasClearedIsMadeAgainInOneTripByWhoeverLooked() {
    open(true);
    handle.space.clear();
    handle.get("k");
    assertCosts(1, () -> handle.put("k"));
  }

  @Test
  void aHoldAndTheCommitOnItAreOneTripEach() {
    open(false);
    Version version = version("k");
    assertCosts(
        2,
        () -> {
          Version held = handle.hold("k", Expected.is(version), NEVER - 1);
          Next put = new Next.Put(new byte[4], NEVER);
          Handle.applied(handle.commit("k", Expected.is(held), put));
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHundredRecordsAreReadInOneTripAndMadeInOne(boolean index) {
    open(index);
    assertCosts(1, () -> handle.putAll("k", 100, 10));
    assertCosts(1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
    assertCosts(1, () -> handle.space.clear());
  }

  /** It breaks the connection when a command of many names is followed by another. */
  @Test
  void aHundredRecordsAreReadFromInfinispanInOneTrip() {
    handle.close();
    server.close();
    server = MemcachedProcess.startInfinispan(folder);
    handle = Handle.open(server.uri(), Ticker.system());
    handle.putAll("k", 100, 10);

    assertCosts(1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
    assertCosts(1, () -> overwrite("k1")); // what it has read
    assertCosts(2, () -> overwrite("k1")); // it does not tell the number of what was written
  }

  @Test
  void allSpacesOfAStoreShareItsConnection() {
    open(false);
    try (Proxy proxy = new Proxy(server.port());
        Handle other = Handle.open("memcached:" + proxy.location(), Ticker.system())) {
      other.put("a");
      assertThat(server.figure("curr_connections")).isLessThanOrEqualTo(5);
    }
  }
}
