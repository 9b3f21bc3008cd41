package io.larder.store.mongodb;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Stored;
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
  WriteModel<BsonDocument> making(Write write, Version version, @Nullable Stored met) {
    BsonDocument id = new BsonDocument(Records.ID, place.id(write.key()));
    BsonDocument record = Records.head(version, write.token());
    if (write.next() instanceof Next.Hold hold) {
      long until = hold.lease().untilMillis();
      Records.withDeadline(record, until, clock.end(until));
      id.putAll(Records.withLease(record, hold.lease()));
      return new InsertOneModel<>(id);
    }
    Next.Put put = (Next.Put) write.next();
    Records.withBytes(record, put.bytes());
    BsonDocument deadline = new BsonDocument();
    Records.withDeadline(deadline, put.deadlineMillis(), clock.end(put.deadlineMillis()));
    if (!(write.expected() instanceof Expected.Unheld unheld)) {
      id.putAll(record);
      id.putAll(deadline);
      return new InsertOneModel<>(id);
    }
    BsonDocument update = new BsonDocument("$set", record).append("$unset", NO_LEASE);
    if (unheld.keepsDeadline() && (met == null || lives(met, unheld.nowMillis()))) {
      id.putAll(living(unheld.nowMillis()));
      update.append("$setOnInsert", deadline);
    } else {
      id.putAll(
          unheld.keepsDeadline() && met != null
              ? new BsonDocument(Records.VERSION, Records.binary(met.version()))
              : notHeld(unheld.nowMillis()));
      record.putAll(deadline);
    }
    return new UpdateOneModel<>(id, update, new UpdateOptions().upsert(true));
  }

  /**
   * Returns the model of a write on a version. It is done, or there is an error: where no record
   * has that version, it would make one, which is impossible [1]; where one has, that part of it
   * does nothing [2]. A delete leaves an ended hold on nothing.
   *
   * <p>[1] MongoDB's jstests/core/write/update/update_setOnInsert.js, [2] its issue SERVER-30822
   */
  WriteModel<BsonDocument> changing(Write write, Version expected, Version version) {
    BsonDocument update =
        update(write, version)
            .append("$setOnInsert", new BsonDocument(place.impossible(), BsonNull.VALUE));
    return new UpdateOneModel<>(
        versioned(write.key(), expected), update, new UpdateOptions().upsert(true));
  }

  /** Returns the model of a write on a version that is sent alone: its count says what it did. */
  WriteModel<BsonDocument> counted(Write write, Version expected, Version version) {
    return write.next() instanceof Next.Delete
        ? removing(write.key(), expected)
        : new UpdateOneModel<>(versioned(write.key(), expected), update(write, version));
  }

  private BsonDocument update(Write write, Version version) {
    BsonDocument record = Records.head(version, write.token());
    BsonDocument update = new BsonDocument("$set", record);
    if (write.next() instanceof Next.Hold hold) {
      Records.withLease(record, hold.lease());
      BsonDateTime atLeast = clock.end(hold.lease().untilMillis());
      update.append("$max", new BsonDocument(Records.END, atLeast));
    } else if (write.next() instanceof Next.Touch touch) {
      Records.withDeadline(record, touch.deadlineMillis(), clock.end(touch.deadlineMillis()));
      update.append("$unset", NO_LEASE);
    } else if (write.next() instanceof Next.Put put) {
      Records.withBytes(record, put.bytes());
      Records.withDeadline(record, put.deadlineMillis(), clock.end(put.deadlineMillis()));
      update.append("$unset", NO_LEASE);
    } else {
      Records.withDeadline(record, ENDED.untilMillis(), clock.end(ENDED.untilMillis()));
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

  static boolean held(Stored stored, long nowMillis) {
    return stored.lease() != null && stored.lease().lives(nowMillis);
  }

  /** As {@link Expected.Unheld} says. */
  private static boolean lives(Stored stored, long nowMillis) {
    boolean stands =
        stored.lease() == null
            || (!held(stored, nowMillis) && stored.lease().purpose() == Lease.Purpose.CONTENTION);
    return stands && stored.length() > 0 && stored.deadlineMillis() > nowMillis;
  }

  private static BsonDocument notHeld(long nowMillis) {
    return new BsonDocument(Records.LEASE, new BsonDocument("$not", compare("$gt", nowMillis)));
  }

  /** The same as {@link #lives}, asked of the server. */
  private static BsonDocument living(long nowMillis) {
    BsonDocument never = new BsonDocument(Records.LEASE, exists(false));
    BsonDocument ended =
        new BsonDocument(Records.LEASE, compare("$lte", nowMillis))
            .append(Records.PURPOSE, new BsonInt32(Records.CONTENTION));
    return new BsonDocument(Records.DEADLINE, compare("$gt", nowMillis))
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
