package io.larder.sdk.aws;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the clients of a scope share: where answers are looked for, kept and counted. */
final class Desk {
  private static final Logger LOG = System.getLogger(AwsCaching.class.getName());

  private final AwsCachingConfiguration configuration;
  private final Supplier<Ledger> ledger;
  private final Counters counters;
  private final Faults faults;
  private final Keys keys;
  private final Retention retention;

  /**
   * Makes a desk.
   *
   * @param ledger asked anew for each request, since a scope may close
   */
  Desk(
      AwsCachingConfiguration configuration,
      Supplier<Ledger> ledger,
      Counters counters,
      Faults faults) {
    this.configuration = configuration;
    this.ledger = ledger;
    this.counters = counters;
    this.faults = faults;
    this.keys = new Keys(configuration.identity(), configuration.dryRun() ? "dry:" : "");
    this.retention = new Retention(configuration);
  }

  boolean dryRun() {
    return configuration.dryRun();
  }

  /** Returns the key of a request, or null when it cannot be told. */
  @Nullable String key(Call call, byte[] body) {
    String none = "";
    String key = faults.guard(call, none, () -> keys.of(call, body));
    return key.equals(none) ? null : key;
  }

  Sight look(Call call, String key) {
    return ledger.get().look(call, key);
  }

  /**
   * Keeps an answer, when it is one that is kept.
   *
   * @return whether others may have it, too
   */
  boolean keep(Call call, String key, long epoch, Answer answer) {
    Duration timeToLive = retention.of(call, answer);
    if (timeToLive == null) {
      return false;
    }
    Answer kept = dryRun() ? new Answer(answer.head(), new byte[0]) : answer;
    ledger.get().keep(call, key, epoch, kept, timeToLive);
    return true;
  }

  /** Ends what is cached of the call's service. */
  void bump(Call call) {
    ledger.get().bump(call);
  }

  void hit(Call call) {
    counters.of(call).hits().increment();
    LOG.log(Level.DEBUG, () -> call.names().label() + ": hit");
  }

  void miss(Call call) {
    counters.of(call).misses().increment();
    LOG.log(Level.DEBUG, () -> call.names().label() + ": miss");
  }

  /** Counts a request that is sent as if there were no cache. */
  void sent(Call call) {
    Counters.Counter counter = counters.of(call);
    switch (call.verdict()) {
      case DENIED -> counter.denied().increment();
      case MUTATING -> counter.mutations().increment();
      case PASSING, CACHEABLE -> counter.passed().increment();
    }
  }
}
