package io.larder.store.mongodb;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Writes as the driver's models. What one expects is in its filter or in a unique identifier. */
final class Models {
  private static final BsonDocument NO_LEASE =
      new BsonDocument(Records.LEASE, BsonNull.VALUE).append(Records.PURPOSE, BsonNull.VALUE);
  private static final BsonDocument NEITHER_LEASE_NOR_DEADLINE =
      NO_LEASE.clone().append(Records.DEADLINE, BsonNull.VALUE).append(Records.END, BsonNull.VALUE);

  /** What was deleted carries it for a moment: to everybody, nothing is there. */
  private static final Lease ENDED = new Lease(1, Lease.Purpose.CONTENTION);

  private final Place place;
  private final ServerClock clock;

  Models(Place place) {
    this.place = place;
    this.clock = place.link().clock();
  }

  /**
   * Returns the model of a write that makes a record where none is, or replaces whatever is there.
   * It is done, or there is a duplicate key.
   *
   * @param met the record that such a write met before; null at first
   */
  WriteModel<BsonDocument> making(Write write, @Nullable Stored met) {
    BsonDocument id = new BsonDocument(Records.ID, place.id(write.key()));
    if (write.next() instanceof Next.Hold hold) {
      long until = hold.lease().untilMillis();
      id.putAll(withDeadline(Records.head(write.token()), until));
      return new InsertOneModel<>(Records.withLease(id, hold.lease()));
    }
    Next.Put put = (Next.Put) write.next();
    if (!(write.expected() instanceof Expected.Unheld unheld)) {
      id.putAll(record(write.token(), put));
      return new InsertOneModel<>(id);
    }
    if (!keeps(unheld, put, met)) {
      id.putAll(replaceable(unheld, met));
      BsonDocument record = record(write.token(), put);
      return new ReplaceOneModel<>(id, record, new ReplaceOptions().upsert(true));
    }
    BsonDocument update =
        new BsonDocument("$set", content(write.token(), put))
            .append("$unset", NO_LEASE)
            .append("$setOnInsert", withDeadline(new BsonDocument(), put.deadlineMillis()));
    id.putAll(living(unheld.nowMillis()));
    return new UpdateOneModel<>(id, update, new UpdateOptions().upsert(true));
  }

  /**
   * Tells whether a put is to leave a record its deadline. Of one that was not met yet it is taken
   * to have none where the put has none: then it may be replaced, which is cheaper.
   */
  private static boolean keeps(Expected.Unheld unheld, Next.Put put, @Nullable Stored met) {
    return unheld.keepsDeadline()
        && (met == null ? put.deadlineMillis() != Records.NEVER : unheld.lives(met));
  }

  /** Returns what a record must be in order to be replaced by a put. */
  private static BsonDocument replaceable(Expected.Unheld unheld, @Nullable Stored met) {
    if (!unheld.keepsDeadline()) {
      return notHeld(unheld.nowMillis());
    }
    return met == null
        ? notHeld(unheld.nowMillis()).append(Records.DEADLINE, exists(false))
        : new BsonDocument(Records.VERSION, Records.binary(met.version()));
  }

  /**
   * Returns the model of a write on a version. It is done, or there is an error: where no record
   * has that version, it would make one, which is impossible [1]; where one has, that part of it
   * does nothing [2]. A delete leaves an ended hold on nothing.
   *
   * <p>[1] MongoDB's jstests/core/write/update/update_setOnInsert.js, [2] its issue SERVER-30822
   *
   * @param met the record of that version, where such a write was refused before; null at first
   */
  WriteModel<BsonDocument> changing(Write write, Version expected, @Nullable Stored met) {
    BsonDocument update =
        update(write, met)
            .append("$setOnInsert", new BsonDocument(place.impossible(), BsonNull.VALUE));
    return new UpdateOneModel<>(
        filter(write, expected, met), update, new UpdateOptions().upsert(true));
  }

  /**
   * Returns the model of a write on a version that is sent alone: its count says what it did.
   *
   * @param met as above
   */
  WriteModel<BsonDocument> counted(Write write, Version expected, @Nullable Stored met) {
    if (write.next() instanceof Next.Delete) {
      return removing(write.key(), expected);
    }
    BsonDocument filter = filter(write, expected, met);
    return write.next() instanceof Next.Put put
        ? new ReplaceOneModel<>(filter, record(write.token(), put))
        : new UpdateOneModel<>(filter, update(write, met));
  }

  /** A hold on a record that was not met yet is taken to end before the record is removed. */
  private BsonDocument filter(Write write, Version expected, @Nullable Stored met) {
    BsonDocument filter = versioned(write.key(), expected);
    if (met == null && write.next() instanceof Next.Hold hold) {
      BsonDateTime end = clock.moment(hold.lease().untilMillis());
      filter.append(Records.END, new BsonDocument("$not", new BsonDocument("$lt", end)));
    }
    return filter;
  }

  /** Returns a whole record that nobody holds, but for its identifier. */
  private BsonDocument record(Token token, Next.Put put) {
    return withDeadline(content(token, put), put.deadlineMillis());
  }

  private static BsonDocument content(Token token, Next.Put put) {
    return Records.withBytes(Records.head(token), put.bytes());
  }

  private BsonDocument withDeadline(BsonDocument record, long millis) {
    return millis == Records.NEVER
        ? record
        : Records.withDeadline(record, millis, clock.end(millis));
  }

  /** Returns what else a record with this deadline is not to have when nobody holds it. */
  private static BsonDocument withoutRest(long deadlineMillis) {
    return deadlineMillis == Records.NEVER ? NEITHER_LEASE_NOR_DEADLINE : NO_LEASE;
  }

  private BsonDocument update(Write write, @Nullable Stored met) {
    if (write.next() instanceof Next.Put put) {
      return new BsonDocument("$set", record(write.token(), put))
          .append("$unset", withoutRest(put.deadlineMillis()));
    }
    BsonDocument record = Records.head(write.token());
    BsonDocument update = new BsonDocument("$set", record);
    if (write.next() instanceof Next.Hold hold) {
      Records.withLease(record, hold.lease());
      if (met != null && met.deadlineMillis() != Records.NEVER) {
        BsonDateTime atLeast = clock.end(hold.lease().untilMillis());
        update.append("$max", new BsonDocument(Records.END, atLeast));
      }
    } else if (write.next() instanceof Next.Touch touch) {
      withDeadline(record, touch.deadlineMillis());
      update.append("$unset", withoutRest(touch.deadlineMillis()));
    } else {
      withDeadline(record, ENDED.untilMillis());
      Records.withLease(record, ENDED);
      update.append("$unset", new BsonDocument(Records.BYTES, BsonNull.VALUE));
    }
    return update;
  }

  /** Returns the model that removes a record. Of many, the server tells only how many it found. */
  WriteModel<BsonDocument> removing(Key key, Version version) {
    return new DeleteOneModel<>(versioned(key, version));
  }

  private BsonDocument versioned(Key key, Version version) {
    return new BsonDocument(Records.ID, place.id(key))
        .append(Records.VERSION, Records.binary(version));
  }

  private static BsonDocument notHeld(long nowMillis) {
    return new BsonDocument(Records.LEASE, new BsonDocument("$not", compare("$gt", nowMillis)));
  }

  /** The same as {@link Expected.Unheld#lives}, asked of the server. */
  private static BsonDocument living(long nowMillis) {
    BsonDocument never = new BsonDocument(Records.LEASE, exists(false));
    BsonDocument ended =
        new BsonDocument(Records.LEASE, compare("$lte", nowMillis))
            .append(Records.PURPOSE, new BsonInt32(Records.CONTENTION));
    return new BsonDocument(Records.DEADLINE, new BsonDocument("$not", compare("$lte", nowMillis)))
        .append(Records.BYTES, exists(true))
        .append("$or", new BsonArray(List.of(never, ended)));
  }

  private static BsonDocument compare(String operator, long millis) {
    return new BsonDocument(operator, new BsonInt64(millis));
  }

  private static BsonValue exists(boolean there) {
    return new BsonDocument("$exists", BsonBoolean.valueOf(there));
  }
}
