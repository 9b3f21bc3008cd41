package io.larder.store.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What became of some models that were sent together.
 *
 * @param changed how many records were there, of those that the models name
 * @param errors what the server says against single ones, by their place
 * @param rest what became of those that have no error; null when they are done
 * @param unsent whether the connections were just being closed, since that of another call broke
 */
record Answer(
    long changed, Map<Integer, BulkWriteError> errors, @Nullable Result rest, boolean unsent) {
  static final int DUPLICATE = 11_000;

  /**
   * What a server says of a model that would have to make an {@linkplain Place#impossible()
   * impossible} record: no such path, or a change of what never changes.
   */
  private static final Set<Integer> IMPOSSIBLE = Set.of(28, 66);

  private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);

  /** What every server takes in one command: MongoDB takes 100,000 models and 48 MB. */
  private static final int MOST_MODELS = 1_000;

  private static final long MOST_BYTES = 32 << 20;

  /**
   * Sends them, each for itself, once.
   *
   * @param bytes how long their keys and values are together
   */
  static Answer to(Place place, List<WriteModel<BsonDocument>> models, long bytes) {
    Traffic traffic = place.link().traffic();
    int kinds = (int) models.stream().map(Object::getClass).distinct().count();
    boolean one = kinds == 1 && models.size() <= MOST_MODELS && bytes <= MOST_BYTES;
    traffic.begin();
    try {
      BulkWriteResult done = place.collection().bulkWrite(models, EACH);
      traffic.sentMore(kinds - 1);
      return new Answer(done.getMatchedCount() + done.getDeletedCount(), Map.of(), null, false);
    } catch (MongoBulkWriteException e) {
      traffic.sentMore(kinds - 1);
      Map<Integer, BulkWriteError> errors = new HashMap<>();
      e.getWriteErrors().forEach(error -> errors.put(error.getIndex(), error));
      // Where too few servers confirmed, the primary has it, and a failover may take it back.
      Result rest = e.getWriteConcernError() == null ? null : new Result.Unknown(trouble(place, e));
      BulkWriteResult done = e.getWriteResult();
      return new Answer(done.getMatchedCount() + done.getDeletedCount(), errors, rest, false);
    } catch (MongoException | IllegalStateException e) {
      // Many models may be several commands: where one fails, the driver keeps back what those
      // before it did.
      boolean certain = traffic.taken() == 0 || (traffic.taken() == 1 && one && Trouble.certain(e));
      StoreException cause = trouble(place, e);
      Result rest = certain ? new Result.Failed(cause) : new Result.Unknown(cause);
      boolean unsent = traffic.taken() == 0 && e instanceof MongoConnectionPoolClearedException;
      return new Answer(0, Map.of(), rest, unsent);
    }
  }

  private static StoreException trouble(Place place, RuntimeException cause) {
    return place.link().trouble("commit", cause);
  }

  /** Tells whether a model certainly changed nothing, since the record is not as it expects. */
  boolean isMismatch(int i) {
    BulkWriteError error = errors.get(i);
    return error != null && (error.getCode() == DUPLICATE || IMPOSSIBLE.contains(error.getCode()));
  }

  /** Returns what became of a model that is no mismatch; null when it is done. */
  @Nullable Result result(int i, Settings store) {
    BulkWriteError error = errors.get(i);
    if (error == null) {
      return rest;
    }
    return new Result.Failed(Trouble.refused("commit", store, error.getCode(), error.getMessage()));
  }
}
