package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.RoundTripContract;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoundTripTest extends RoundTripContract<MongodbProcess> {
  @Override
  protected MongodbProcess start(Path folder) {
    return MongodbProcess.start(folder);
  }

  /** No heartbeat comes between, which would be counted, too. */
  @Override
  protected String uri(int port, int timeoutMillis) {
    return "mongodb://127.0.0.1:"
        + port
        + "/?directConnection=true&heartbeatFrequencyMS=600000&timeout="
        + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 20_000;
  }

  @Override
  protected int tripsForFigures() {
    return 2;
  }

  @Test
  void aHundredEntriesAreReadInOneTripAndMadeInOne() {
    Handle handle = handle();
    handle.put("first"); // beside the cache's, in the same namespace
    assertCosts(handle, 1, () -> handle.putAll("k", 100, 10));
    assertCosts(handle, 1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
    assertCosts(handle, 1, () -> assertThat(handle.getAll("none", 100)).isEmpty());
    assertCosts(handle, 1, () -> assertThat(handle.space.scan(null, 10, true).items()).hasSize(10));
    assertCosts(handle, 1, () -> assertThat(handle.space.size().records()).isEqualTo(102));
    // To look where a part ends, to remove it, to tell those who listen.
    assertCosts(handle, 3, () -> assertThat(handle.space.clear()).isEqualTo(102));
  }

  @Test
  void aHundredChangesOfWhatWasReadAreOneTripAndOneMoreToReadWhatWasMet() {
    Handle handle = handle();
    List<Version> versions = applied(handle.putAll("k", 100, 10));
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      writes.add(write("k" + i, versions.get(i), CHANGES.get(i % CHANGES.size())));
    }
    seeHowTheServerAnswers(handle);
    assertCosts(handle, 1, () -> assertThat(applied(handle.space.commit(writes))).hasSize(100));
    assertCosts(
        handle,
        2,
        () ->
            assertThat(handle.space.commit(writes))
                .hasSize(100)
                .hasOnlyElementsOfType(Result.Conflict.class));
  }

  @Test
  void oneDeleteIsOneTripAndAHundredAreTwo() {
    Handle handle = handle();
    List<Version> versions = applied(handle.putAll("k", 101, 10));
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      writes.add(write("k" + i, versions.get(i), new Next.Delete()));
    }
    seeHowTheServerAnswers(handle);
    assertCosts(handle, 1, () -> applied(handle.space.commit(writes.subList(100, 101))));
    assertCosts(handle, 2, () -> applied(handle.space.commit(writes.subList(0, 100))));
    assertThat(handle.getAll("k", 101)).isEmpty();
  }

  @Test
  void aHundredEntriesAreRemovedInThreeTrips() {
    Map<String, String> entries = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      entries.put("k" + i, "v");
    }
    assertCosts(1, () -> cache().putAll(entries));
    // To read them, to see how the server answers, to empty them, to remove what is empty.
    assertCosts(4, () -> cache().removeAll(Set.of("k0", "k1")));
    assertCosts(3, () -> cache().removeAll(entries.keySet()));
    assertCosts(1, () -> assertThat(cache().getAll(entries.keySet())).isEmpty());
  }

  private static final List<Next> CHANGES =
      List.of(
          new Next.Put(new byte[20], Long.MAX_VALUE),
          new Next.Touch(5),
          new Next.Hold(new Lease(5, Lease.Purpose.WRITER)));

  /** The first change of many asks once, and here reads what it met. */
  private void seeHowTheServerAnswers(Handle handle) {
    List<Write> writes =
        List.of(
            write("none", Version.random(), CHANGES.get(1)),
            write("neither", Version.random(), CHANGES.get(1)));
    assertCosts(handle, 3, () -> handle.space.commit(writes));
  }

  private static Write write(String key, Version version, Next next) {
    return new Write(Handle.key(key), Expected.is(version), next, Token.random());
  }

  private static List<Version> applied(List<Result> results) {
    return results.stream().map(Handle::applied).toList();
  }
}
