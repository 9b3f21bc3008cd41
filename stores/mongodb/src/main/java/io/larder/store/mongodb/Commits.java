package io.larder.store.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.model.WriteModel;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one call, which go together. Of many the server tells only how many records it
 * changed, and so each is written such that it ends in an error of its own where a record is not as
 * expected. A delete cannot end so: of many each first makes the record an ended hold on nothing. A
 * write alone is counted. So is each where a server does not refuse what MongoDB does. Confined to
 * a thread.
 */
final class Commits {
  /** Others may make and remove the record in turn; this often is no accident. */
  private static final int MOST_ROUNDS = 32;

  private final Place place;
  private final Link link;
  private final Models models;
  private final List<Write> writes;
  private final long deadlineNanos;
  private final @Nullable Result[] results;
  private final @Nullable Stored[] met;
  private final List<WriteModel<BsonDocument>> emptied = new ArrayList<>();

  /** Refused together with others, although the record is as it was expected to be. */
  private final List<Integer> doubted = new ArrayList<>();

  Commits(Place place, List<Write> writes) {
    this.place = place;
    this.link = place.link();
    this.models = new Models(place);
    this.writes = writes;
    this.deadlineNanos = link.deadlineNanos();
    this.results = new @Nullable Result[writes.size()];
    this.met = new @Nullable Stored[writes.size()];
  }

  /**
   * Sends them.
   *
   * @throws StoreException when none was applied, nor ever will be
   */
  List<Result> run() {
    List<Integer> pending = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      results[i] =
          Result.Rejected.tooLarge(
              writes.get(i), MongodbStore.LARGEST_KEY, MongodbStore.LARGEST_VALUE);
      if (results[i] == null) {
        pending.add(i);
      }
    }
    if (!pending.isEmpty()) {
      place.prepare();
    }
    commands(pending).forEach(this::settle);
    doubted.forEach(i -> settle(List.of(i)));
    removeEmptied();
    return Result.orThrow(Arrays.stream(results).map(result -> requireNonNull(result)).toList());
  }

  private void settle(List<Integer> command) {
    List<Integer> rest = command;
    for (int round = 0; !rest.isEmpty(); round++) {
      rest = send(rest, round);
    }
  }

  private List<List<Integer>> commands(List<Integer> pending) {
    boolean alone = pending.size() <= 1 || pending.stream().noneMatch(this::isOnVersion);
    return alone || link.tellsEach(this::tellsEach)
        ? List.of(pending)
        : pending.stream().map(List::of).toList();
  }

  private boolean isOnVersion(int i) {
    return writes.get(i).expected() instanceof Expected.Is;
  }

  /**
   * Tells whether the server refuses to change a record that is not there.
   *
   * @throws StoreException when nobody knows
   */
  private boolean tellsEach() {
    Version nowhere = Version.random();
    Key key = Key.of(Token.random().toString().getBytes(UTF_8));
    Write write = new Write(key, Expected.is(nowhere), new Next.Delete(), Token.random());
    List<WriteModel<BsonDocument>> sent = List.of(models.changing(write, nowhere, null));
    Answer first = Answer.to(place.within(link.leftMillis(deadlineNanos)), sent, 0);
    Answer answer =
        first.unsent() ? Answer.to(place.within(link.leftMillis(deadlineNanos)), sent, 0) : first;
    if (answer.errors().containsKey(0)) {
      return answer.isMismatch(0);
    }
    if (answer.rest() instanceof Result.Failed failed) {
      throw failed.cause();
    }
    if (answer.rest() instanceof Result.Unknown unknown) {
      throw new StoreException(String.valueOf(unknown.cause().getMessage()), unknown.cause());
    }
    emptied.add(models.removing(key, Version.of(write.token())));
    return false;
  }

  /** Sends some, and returns which are to be tried again. */
  private List<Integer> send(List<Integer> pending, int round) {
    long left = link.leftMillis(deadlineNanos);
    if (left == 0 || round == MOST_ROUNDS) {
      fail(pending, left == 0 ? "no time is left" : "others change the same records all the time");
      return List.of();
    }
    boolean alone = pending.size() == 1;
    List<WriteModel<BsonDocument>> sent = new ArrayList<>();
    for (int i : pending) {
      sent.add(model(i, alone));
    }
    Answer answer = Answer.to(place.within(left), sent, bytes(pending));
    if (answer.unsent() && round == 0) {
      return pending;
    }
    List<Integer> mismatches = new ArrayList<>();
    for (int n = 0; n < sent.size(); n++) {
      int i = pending.get(n);
      Result result = answer.isMismatch(n) ? null : answer.result(n, link.settings());
      boolean missed = alone && isOnVersion(i) && answer.changed() == 0;
      if (answer.isMismatch(n) || (result == null && missed)) {
        mismatches.add(i);
      } else {
        results[i] = result == null ? applied(i, alone) : result;
      }
    }
    return afterMismatches(mismatches, alone);
  }

  private long bytes(List<Integer> pending) {
    long bytes = 0;
    for (int i : pending) {
      bytes += writes.get(i).key().length();
      bytes += writes.get(i).next() instanceof Next.Put put ? put.bytes().length : 0;
    }
    return bytes;
  }

  private WriteModel<BsonDocument> model(int i, boolean alone) {
    Write write = writes.get(i);
    if (!(write.expected() instanceof Expected.Is is)) {
      return models.making(write, met[i]);
    }
    return alone
        ? models.counted(write, is.version(), met[i])
        : models.changing(write, is.version(), met[i]);
  }

  private Result applied(int i, boolean alone) {
    Write write = writes.get(i);
    Version version = Version.of(write.token());
    if (write.next() instanceof Next.Delete && !alone) {
      emptied.add(models.removing(write.key(), version));
    }
    return new Result.Applied(version);
  }

  /** Each is deleted already: one that stays counts as nothing, and its time is over. */
  private void removeEmptied() {
    long left = link.leftMillis(deadlineNanos);
    if (!emptied.isEmpty() && left > 0) {
      Answer.to(place.within(left), emptied, 0);
    }
  }

  private List<Integer> afterMismatches(List<Integer> mismatches, boolean alone) {
    List<Integer> again = new ArrayList<>();
    Map<Key, Stored> current = current(mismatches);
    for (int i : mismatches) {
      if (results[i] != null) {
        continue; // it could not be read
      }
      Write write = writes.get(i);
      boolean holdsFirst = met[i] == null && write.next() instanceof Next.Hold;
      met[i] = current.get(write.key());
      if (!write.expected().isMet(met[i])) {
        results[i] = new Result.Conflict(met[i]);
      } else if (!isOnVersion(i) || (alone && holdsFirst)) {
        again.add(i);
      } else if (!alone) {
        doubted.add(i);
      } else {
        results[i] = new Result.Conflict(met[i]);
      }
    }
    return again;
  }

  /** Reads the records that writes met; where that fails, the writes have, and changed nothing. */
  private Map<Key, Stored> current(List<Integer> indexes) {
    if (indexes.isEmpty()) {
      return Map.of();
    }
    Place now = place.asThePrimaryIs().within(link.leftMillis(link.deadlineNanos()));
    List<Key> keys = indexes.stream().map(i -> writes.get(i).key()).toList();
    try {
      return link.ask("commit", () -> now.read(keys));
    } catch (StoreException e) {
      indexes.forEach(i -> results[i] = new Result.Failed(e));
      return Map.of();
    }
  }

  private void fail(List<Integer> indexes, String why) {
    Result failed =
        new Result.Failed(
            new StoreException(
                "commit on %s failed: %s; try again".formatted(link.settings(), why)));
    indexes.forEach(i -> results[i] = failed);
  }
}
