package io.larder.store.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.mongodb.server.MongodbTestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that go together end as they do one by one, whatever each of them meets. */
class BatchTest {
  private static final long NOW = 1_000;
  private static final Lease LEASE = new Lease(NOW + 1_000, Lease.Purpose.WRITER);

  private static final List<Next> NEXTS =
      List.of(
          new Next.Put(new byte[2], 50_000),
          new Next.Touch(60_000),
          new Next.Hold(LEASE),
          new Next.Delete());

  private Handle handle = Handle.open(MongodbTestServer.uri(), Ticker.system());

  @AfterEach
  void close() {
    handle.close();
  }

  /** What is there when a write comes. */
  private enum Met {
    AS_EXPECTED,
    ANOTHER_VERSION,
    NOTHING,
    HELD_AS_EXPECTED,
    HELD_BY_ANOTHER
  }

  /** Makes what is met, and returns the version to expect. */
  private Version prepare(String key, Met met) {
    Version first = handle.put(key, 1, 40_000);
    switch (met) {
      case AS_EXPECTED -> {}
      case ANOTHER_VERSION -> handle.put(key, 3, 40_000);
      case NOTHING -> handle.commit(key, Expected.is(first), new Next.Delete());
      case HELD_AS_EXPECTED -> {
        return hold(key, first);
      }
      case HELD_BY_ANOTHER -> hold(key, first);
    }
    return first;
  }

  private Version hold(String key, Version version) {
    return Handle.applied(handle.commit(key, Expected.is(version), new Next.Hold(LEASE)));
  }

  private List<Write> writes(String prefix) {
    List<Write> writes = new ArrayList<>();
    for (Met met : Met.values()) {
      for (Next next : NEXTS) {
        String key = prefix + met + next.getClass().getSimpleName();
        Version version = prepare(key, met);
        writes.add(new Write(Handle.key(key), Expected.is(version), next, Token.random()));
      }
      for (Expected expected : List.of(Expected.absent(), new Expected.Unheld(NOW, true))) {
        String key = prefix + met + expected.getClass().getSimpleName();
        prepare(key, met);
        writes.add(new Write(Handle.key(key), expected, NEXTS.get(0), Token.random()));
      }
    }
    return writes;
  }

  private static boolean conflicts(Expected expected, Met met) {
    if (expected instanceof Expected.Is) {
      return met != Met.AS_EXPECTED && met != Met.HELD_AS_EXPECTED;
    }
    return expected instanceof Expected.Absent
        ? met != Met.NOTHING
        : met == Met.HELD_AS_EXPECTED || met == Met.HELD_BY_ANOTHER;
  }

  /** Returns all that does not differ from one run to the next. */
  private static String describe(Stored stored) {
    return stored.bytes().length + " " + stored.deadlineMillis() + " " + stored.lease();
  }

  private String ending(String prefix, Write write, Result result) {
    String key = new String(write.key().bytes(), UTF_8);
    Stored now = handle.get(key);
    if (now != null && result instanceof Result.Applied applied) {
      assertThat(now.version()).isEqualTo(applied.version());
      assertThat(now.token()).isEqualTo(write.token());
    }
    String text = key.substring(prefix.length()) + ": " + result.getClass().getSimpleName();
    if (result instanceof Result.Conflict conflict && conflict.current() != null) {
      text += " with " + describe(requireNonNull(conflict.current()));
    }
    return text + ", then " + (now == null ? "nothing" : describe(now));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?collection=shared"})
  void eachWriteOfManyEndsAsItDoesAlone(String options) {
    handle.close();
    handle = Handle.open(MongodbTestServer.uri() + options, Ticker.system());
    handle.space.clear();
    List<String> alone = new ArrayList<>();
    for (Write write : writes("one-")) {
      alone.add(ending("one-", write, handle.space.commit(List.of(write)).get(0)));
    }

    List<Write> writes = writes("many-");
    List<Result> results = handle.space.commit(writes);
    List<String> together = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      together.add(ending("many-", writes.get(i), results.get(i)));
    }

    assertThat(together).isEqualTo(alone);
    for (int i = 0; i < writes.size(); i++) {
      Met met = Met.values()[i * Met.values().length / writes.size()];
      assertThat(results.get(i) instanceof Result.Conflict)
          .as(together.get(i))
          .isEqualTo(conflicts(writes.get(i).expected(), met));
    }
    assertThat(handle.space.size().records()).isEqualTo(handle.keys().size());
  }

  @Test
  void aServerThatMakesWhatIsImpossibleIsAskedForOneChangeAtATime() {
    StoreConfig config = new StoreConfig(StoreUri.parse(MongodbTestServer.uri()), Ticker.system());
    try (Link link = new Link(Settings.of(config), Ticker.system())) {
      Space space = new MongodbSpace(Place.of(link, new Namespace("each")), false);
      assertThat(link.tellsEach(() -> false)).isFalse();
      Write making = new Write(Handle.key("a"), Expected.absent(), NEXTS.get(0), Token.random());
      Version version = Handle.applied(space.commit(List.of(making)).get(0));
      long before = trips(link);

      List<Result> results =
          space.commit(
              List.of(
                  new Write(Handle.key("b"), Expected.is(version), NEXTS.get(0), Token.random()),
                  new Write(Handle.key("a"), Expected.is(version), NEXTS.get(3), Token.random())));

      assertThat(results.get(0)).isEqualTo(new Result.Conflict(null));
      assertThat(results.get(1)).isInstanceOf(Result.Applied.class);
      // A change, a look at what it met, another change.
      assertThat(trips(link) - before).isEqualTo(3);
      assertThat(space.size().records()).isZero();
    }
  }

  private static long trips(Link link) {
    return requireNonNull(link.counts().figures().get("round-trips"));
  }

  @Test
  void ofManyBatchesOnTheSameVersionsOneWinsEachRecord() throws Exception {
    List<Result> made = handle.putAll("race-", 50, 1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<List<Result>>> batches = new ArrayList<>();
    for (Next next : List.of(NEXTS.get(0), NEXTS.get(3), NEXTS.get(0), NEXTS.get(3))) {
      List<Write> writes = new ArrayList<>();
      for (int i = 0; i < made.size(); i++) {
        Expected expected = Expected.is(Handle.applied(made.get(i)));
        writes.add(new Write(Handle.key("race-" + i), expected, next, Token.random()));
      }
      batches.add(threads.submit(() -> handle.space.commit(writes)));
    }
    threads.shutdown();

    for (int i = 0; i < made.size(); i++) {
      int applied = 0;
      for (Future<List<Result>> batch : batches) {
        Result result = batch.get().get(i);
        applied += result instanceof Result.Applied ? 1 : 0;
        assertThat(result).isInstanceOfAny(Result.Applied.class, Result.Conflict.class);
      }
      assertThat(applied).as("record %d", i).isEqualTo(1);
    }
    assertThat(handle.getAll("race-", 50).values())
        .allSatisfy(left -> assertThat(left.bytes()).hasSize(2));
  }
}
