package io.larder.store.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.contract.server.WireContract;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest extends WireContract<MongodbProcess> {
  @Override
  protected MongodbProcess start(Path folder) {
    return MongodbProcess.start(folder);
  }

  @Override
  protected String uri(int port, int timeoutMillis) {
    return storeName() + ":" + port + "/?directConnection=true&timeout=" + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 3_000;
  }

  @Override
  protected String readWord() {
    return "find";
  }

  @Override
  protected String writeWord() {
    return "updates";
  }

  @Override
  protected String storeName() {
    return "mongodb://127.0.0.1";
  }

  @Override
  protected boolean forgets() {
    return MongodbProcess.forgets();
  }

  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  /** The writes that are tried under each fault, by what the wire sees of them. */
  private enum Way {
    INSERT("documents"),
    UPSERT("updates"),
    REPLACE("updates"),
    TOUCH("updates"),
    DELETE("deletes");

    final String word;

    Way(String word) {
      this.word = word;
    }
  }

  private Result write(Way way) {
    Version version = requireNonNull(handle().get("k")).version();
    proxy().onNext(way.word, requireNonNull(fault));
    return switch (way) {
      case INSERT -> handle().commit("new", Expected.absent(), put(2));
      case UPSERT -> handle().commit("k", new Expected.Unheld(1, true), put(2));
      case REPLACE -> handle().commit("k", Expected.is(version), put(2));
      case TOUCH -> handle().commit("k", Expected.is(version), new Next.Touch(5));
      case DELETE -> handle().commit("k", Expected.is(version), new Next.Delete());
    };
  }

  private Fault fault = Fault.CUT_BEFORE;

  private boolean isDone(Way way) {
    return switch (way) {
      case INSERT -> handle().get("new") != null;
      case UPSERT, REPLACE -> length() == 2;
      case TOUCH -> requireNonNull(handle().get("k")).deadlineMillis() == 5;
      case DELETE -> handle().get("k") == null;
    };
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aCommitOfAnyKindWithoutReplyIsUnknownAndNotSentAgain(Fault planned) {
    fault = planned;
    for (Way way : Way.values()) {
      Result result = write(way);

      assertThat(result).as("%s", way).isInstanceOf(Result.Unknown.class);
      assertThat(proxy().isPlanned()).isFalse();
      // Sent again, it would be there: the wire breaks once.
      assertThat(isDone(way)).as("%s", way).isEqualTo(planned != Fault.CUT_BEFORE);
    }
  }

  private List<Write> ofAandB(Next next) {
    List<Write> writes = new ArrayList<>();
    for (String key : List.of("a", "b")) {
      Expected expected = Expected.is(requireNonNull(handle().get(key)).version());
      writes.add(new Write(Handle.key(key), expected, next, Token.random()));
    }
    return writes;
  }

  private List<Result> commitAandB(Next next) {
    List<Write> writes = ofAandB(next);
    proxy().onNext("updates", requireNonNull(fault));
    return handle().space.commit(writes);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whereTheServerDoesNotSayHowItAnswersManyNoneIsSent(Fault planned) {
    fault = planned;
    Version before = handle().put("a");
    handle().put("b");

    assertThatThrownBy(() -> commitAandB(put(2))).isInstanceOf(StoreException.class);
    assertThat(requireNonNull(handle().get("a")).version()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void ofManyWritesWithoutReplyEachIsUnknownAndNoneSentAgain(Fault planned) {
    fault = planned;
    handle().put("a");
    handle().put("b");
    handle().space.commit(ofAandB(put(1))); // the first of many asks how the server answers
    for (Next next : List.of(put(2), new Next.Touch(5), new Next.Delete())) {
      Version before = handle().put("a");
      handle().put("b");

      assertThat(commitAandB(next)).hasSize(2).hasOnlyElementsOfType(Result.Unknown.class);
      assertThat(proxy().isPlanned()).isFalse();
      // Sent again, it would be there: the wire breaks once.
      assertThat(requireNonNull(handle().get("a")).version().equals(before))
          .isEqualTo(planned == Fault.CUT_BEFORE);
    }
  }

  /** What is left is an ended hold on nothing, which counts as absent. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void manyRecordsThatCouldNotBeRemovedAreDeletedAllTheSame(Fault planned) {
    List<Write> writes = new ArrayList<>();
    for (String key : List.of("a", "b")) {
      Expected expected = Expected.is(handle().put(key));
      writes.add(new Write(Handle.key(key), expected, new Next.Delete(), Token.random()));
    }
    proxy().onNext("deletes", planned);

    List<Result> results = handle().space.commit(writes);

    assertThat(results).hasSize(2).hasOnlyElementsOfType(Result.Applied.class);
    assertThat(proxy().isPlanned()).isFalse();
    Stored left = handle().get("a");
    assertThat(left == null).isEqualTo(planned != Fault.CUT_BEFORE);
    if (left != null) {
      assertThat(left.bytes()).isEmpty();
      assertThat(requireNonNull(left.lease()).lives(Ticker.system().millis())).isFalse();
      Handle.applied(handle().commit("a", new Expected.Unheld(2, true), put(2)));
      assertThat(requireNonNull(handle().get("a")).deadlineMillis()).isEqualTo(Long.MAX_VALUE);
    }
  }

  /** The driver closes all connections when one breaks, and refuses whoever comes just then. */
  @Test
  void whileConnectionsBreakOthersGoOn() throws Exception {
    Cache<String, Integer> cache = cache("counters", Integer.class);
    AtomicInteger done = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> counting = new ArrayList<>();
    for (String key : List.of("a", "b", "c", "d")) {
      cache.put(key, 0);
      counting.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 100; i++) {
                  cache.invoke(key, WireContract::increment);
                  done.incrementAndGet();
                }
              }));
    }
    threads.shutdown();
    for (int cuts = 1; cuts < 10; cuts++) {
      while (done.get() < 40 * cuts && !threads.isTerminated()) {
        Thread.onSpinWait();
      }
      proxy().onNext(readWord(), Fault.CUT_BEFORE);
    }

    for (Future<?> each : counting) {
      each.get();
    }
    assertThat(cache.getAll(Set.of("a", "b", "c", "d")).values()).containsOnly(100);
  }
}
