package io.larder.store.mongodb;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.model.WriteModel;
import io.larder.spi.Expected;
import io.larder.spi.Key;
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
 * The writes of one call. Those that make records go together, since a duplicate key says which of
 * them met another; those on a version go one by one, since of many the server tells only how many
 * it changed. Confined to a thread.
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
    List<Integer> making = new ArrayList<>();
    List<Integer> changing = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      results[i] =
          Result.Rejected.tooLarge(
              writes.get(i), MongodbStore.LARGEST_KEY, MongodbStore.LARGEST_VALUE);
      if (results[i] == null) {
        (writes.get(i).expected() instanceof Expected.Is ? changing : making).add(i);
      }
    }
    if (!making.isEmpty() || !changing.isEmpty()) {
      place.prepare();
    }
    for (int round = 0; !making.isEmpty(); round++) {
      making = make(making, round);
    }
    change(changing);
    return Result.orThrow(Arrays.stream(results).map(result -> requireNonNull(result)).toList());
  }

  /** Makes records, and returns which are to be tried again. */
  private List<Integer> make(List<Integer> pending, int round) {
    long left = link.leftMillis(deadlineNanos);
    if (left == 0 || round == MOST_ROUNDS) {
      fail(pending, left == 0 ? "no time is left" : "others change the same records all the time");
      return List.of();
    }
    List<WriteModel<BsonDocument>> sent = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    for (int i : pending) {
      versions.add(Version.random());
      sent.add(models.making(writes.get(i), versions.get(versions.size() - 1), met[i]));
    }
    Answer answer = Answer.to(place.within(left), sent);
    List<Integer> duplicates = new ArrayList<>();
    for (int n = 0; n < sent.size(); n++) {
      int i = pending.get(n);
      if (answer.isDuplicate(n)) {
        duplicates.add(i);
      } else {
        Result result = answer.result(n, link.settings());
        results[i] = result == null ? new Result.Applied(versions.get(n)) : result;
      }
    }
    return afterDuplicates(duplicates);
  }

  private List<Integer> afterDuplicates(List<Integer> duplicates) {
    List<Integer> again = new ArrayList<>();
    Map<Key, Stored> current = current(duplicates);
    for (int i : duplicates) {
      if (results[i] != null) {
        continue; // it could not be read
      }
      met[i] = current.get(writes.get(i).key());
      if (met[i] != null && forbids(writes.get(i).expected(), requireNonNull(met[i]))) {
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

  /** Each has all the time that a call has, as long as the server answers. */
  private void change(List<Integer> pending) {
    List<Integer> mismatches = new ArrayList<>();
    boolean silent = false;
    for (int i : pending) {
      if (silent) {
        fail(List.of(i), "no time is left");
        continue;
      }
      long deadline = link.deadlineNanos();
      long left = link.leftMillis(deadline);
      Write write = writes.get(i);
      Version version = Version.random();
      Version expected = ((Expected.Is) write.expected()).version();
      Answer answer =
          Answer.to(place.within(left), List.of(models.changing(write, expected, version)));
      Result result = answer.result(0, link.settings());
      if (result != null) {
        results[i] = result;
        silent = link.leftMillis(deadline) == 0;
      } else if (answer.changed() == 1) {
        results[i] = new Result.Applied(version);
      } else {
        mismatches.add(i);
      }
    }
    Map<Key, Stored> current = current(mismatches);
    for (int i : mismatches) {
      if (results[i] == null) {
        results[i] = new Result.Conflict(current.get(writes.get(i).key()));
      }
    }
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
