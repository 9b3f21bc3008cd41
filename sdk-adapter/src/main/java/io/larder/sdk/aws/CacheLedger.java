package io.larder.sdk.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in two caches: answers by key, generations by service and by operation. An answer has
 * the epoch that was current before its request was sent, and holds as long as that is current; so
 * a mutation ends all answers of its service, in every process, by one write, and what began before
 * it and arrives after it holds for nobody.
 *
 * <p>The one thing it remembers beside the caches: for which services a mutation could not be
 * noted. Nothing is answered for those until it is.
 */
final class CacheLedger implements Ledger {
  private final Cache<String, byte[]> answers;
  private final Generations generations;
  private final Clock clock;
  private final Function<String, Duration> quiet;
  private final Faults faults;
  private final Set<String> owed = ConcurrentHashMap.newKeySet();

  CacheLedger(
      Cache<String, byte[]> answers,
      Cache<String, byte[]> generations,
      AwsCachingConfiguration configuration,
      Faults faults) {
    this.answers = answers;
    this.generations = new Generations(generations);
    this.clock = configuration.clock();
    this.quiet = configuration::quietPeriod;
    this.faults = faults;
  }

  @Override
  public Sight look(Call call, String key) {
    String service = call.names().service();
    return faults.guard(
        call,
        new Sight.Closed(),
        () -> {
          if (owed.contains(service)) {
            begin(service, quiet.apply(service));
          }
          Generation current = generations.of(call);
          StoredAnswer found = stored(key);
          long now = clock.millis(); // after the look, which may have taken long
          if (now < current.quietUntilMillis()) {
            return new Sight.Closed();
          }
          return found != null && found.epoch() == current.epoch() && now < found.deadlineMillis()
              ? new Sight.Hit(found.answer())
              : new Sight.Miss(current.epoch());
        });
  }

  private @Nullable StoredAnswer stored(String key) {
    byte[] bytes = answers.get(key);
    return bytes == null ? null : StoredAnswer.of(bytes);
  }

  @Override
  public void keep(Call call, String key, long epoch, Answer answer, Duration timeToLive) {
    faults.guard(
        call,
        false,
        () -> {
          String service = call.names().service();
          if (generations.of(call).epoch() == epoch && !owed.contains(service)) {
            long deadline = clock.millis() + timeToLive.toMillis();
            answers.put(key, new StoredAnswer(epoch, deadline, answer).toBytes());
          }
          return true;
        });
  }

  @Override
  public void bump(Call call) {
    String service = call.names().service();
    if (!faults.guard(call, false, () -> begin(service, quiet.apply(service)))) {
      owed.add(service);
    }
  }

  @Override
  public void flush(String name) {
    generations.next(name); // what is owed still is, and its quiet period with it
  }

  private boolean begin(String service, Duration quiet) {
    generations.next(service, clock.millis() + quiet.toMillis());
    owed.remove(service);
    return true;
  }
}
