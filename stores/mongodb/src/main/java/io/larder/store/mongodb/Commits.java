package io.larder.store.mongodb;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.WriteModel;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
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
 * expected. A delete cannot end so: the only one of a call is counted, and of more each first makes
 * the record an ended hold on nothing. Confined to a thread.
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
  private final boolean deletesOne;

  Commits(Place place, List<Write> writes) {
    this.place = place;
    this.link = place.link();
    this.models = new Models(place);
    this.writes = writes;
    this.deadlineNanos = link.deadlineNanos();
    this.results = new @Nullable Result[writes.size()];
    this.met = new @Nullable Stored[writes.size()];
    this.deletesOne = writes.stream().filter(Commits::deletes).limit(2).count() == 1;
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
    for (int round = 0; !pending.isEmpty(); round++) {
      pending = send(pending, round);
    }
    removeEmptied();
    return Result.orThrow(Arrays.stream(results).map(result -> requireNonNull(result)).toList());
  }

  /** Sends some, and returns which are to be tried again. */
  private List<Integer> send(List<Integer> pending, int round) {
    long left = link.leftMillis(deadlineNanos);
    if (left == 0 || round == MOST_ROUNDS) {
      fail(pending, left == 0 ? "no time is left" : "others change the same records all the time");
      return List.of();
    }
    List<WriteModel<BsonDocument>> sent = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    for (int i : pending) {
      versions.add(Version.random());
      sent.add(model(i, versions.get(versions.size() - 1)));
    }
    Answer answer = Answer.to(place.within(left), sent);
    List<Integer> mismatches = new ArrayList<>();
    for (int n = 0; n < sent.size(); n++) {
      int i = pending.get(n);
      Result result = answer.isMismatch(n) ? null : answer.result(n, link.settings());
      boolean found = answer.removed() == 1 || !(sent.get(n) instanceof DeleteOneModel);
      if (answer.isMismatch(n) || (result == null && !found)) {
        mismatches.add(i);
      } else {
        results[i] = result == null ? applied(i, versions.get(n)) : result;
      }
    }
    return afterMismatches(mismatches);
  }

  private WriteModel<BsonDocument> model(int i, Version version) {
    Write write = writes.get(i);
    if (!(write.expected() instanceof Expected.Is is)) {
      return models.making(write, version, met[i]);
    }
    return deletesOne && deletes(write)
        ? models.removing(write.key(), is.version())
        : models.changing(write, is.version(), version);
  }

  private static boolean deletes(Write write) {
    return write.next() instanceof Next.Delete;
  }

  private Result applied(int i, Version version) {
    Write write = writes.get(i);
    if (deletes(write) && !deletesOne) {
      emptied.add(models.removing(write.key(), version));
      return new Result.Applied(Version.random());
    }
    return new Result.Applied(version);
  }

  /** Each is deleted already: one that stays counts as nothing, and its time is over. */
  private void removeEmptied() {
    long left = link.leftMillis(deadlineNanos);
    if (!emptied.isEmpty() && left > 0) {
      Answer.to(place.within(left), emptied);
    }
  }

  private List<Integer> afterMismatches(List<Integer> mismatches) {
    List<Integer> again = new ArrayList<>();
    Map<Key, Stored> current = current(mismatches);
    for (int i : mismatches) {
      if (results[i] != null) {
        continue; // it could not be read
      }
      Expected expected = writes.get(i).expected();
      met[i] = current.get(writes.get(i).key());
      if (expected instanceof Expected.Is
          || (met[i] != null && forbids(expected, requireNonNull(met[i])))) {
        results[i] = new Result.Conflict(met[i]);
      } else {
        again.add(i);
      }
    }
    return again;
  }

  private static boolean forbids(Expected expected, Stored stored) {
    return !(expected instanceof Expected.Unheld unheld) || Models.held(stored, unheld.nowMillis());
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
