package io.larder.store.mongodb;

import com.mongodb.ReadConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a namespace are: a collection of its own, in which the identifier is the
 * key, or one shared with others, in which it is a document of both. Identifiers that are text are
 * the feed's.
 *
 * @param shared the namespace's name in a shared collection; null where it has its own
 */
record Place(Link link, MongoCollection<BsonDocument> collection, @Nullable String shared) {
  /** What keys one command takes, in bytes; a document may have 16 MiB. */
  private static final int MOST_KEY_BYTES = 8 << 20;

  private static final String NAMESPACE = "n";
  private static final String KEY = "k";

  static Place of(Link link, Namespace namespace) {
    String common = link.settings().collection();
    String name = Names.of(namespace);
    return new Place(
        link,
        link.database()
            .getCollection(common == null ? Names.PREFIX + name : common, BsonDocument.class),
        common == null ? null : name);
  }

  /** Sees to it, once, that the server removes what is over. */
  void prepare() {
    String name = collection.getNamespace().getCollectionName();
    link.once(
        name,
        () ->
            link.ask(
                "commit",
                () ->
                    collection.createIndex(
                        new BsonDocument(Records.END, new BsonInt32(1)),
                        new IndexOptions().expireAfter(0L, TimeUnit.SECONDS))));
  }

  BsonValue id(Key key) {
    BsonBinary bytes = new BsonBinary(key.bytes());
    return shared == null
        ? bytes
        : new BsonDocument(NAMESPACE, new BsonString(shared)).append(KEY, bytes);
  }

  /**
   * Returns the path of a field that no record can be given, since it leads through the bytes of
   * the key, of which an identifier consists.
   */
  String impossible() {
    return Records.ID + (shared == null ? "" : "." + KEY) + ".x";
  }

  /** Returns the key of a record's identifier; null when it is of none of this namespace's. */
  @Nullable Key key(@Nullable BsonValue id) {
    if (shared == null) {
      return id instanceof BsonBinary bytes ? Key.of(bytes.getData()) : null;
    }
    if (id instanceof BsonDocument both
        && new BsonString(shared).equals(both.get(NAMESPACE))
        && both.isBinary(KEY)) {
      return Key.of(both.getBinary(KEY).getData());
    }
    return null;
  }

  /** Selects the records after one, and no later than another; null for no such bound. */
  BsonDocument between(@Nullable BsonValue after, @Nullable BsonValue last) {
    BsonDocument bounds = new BsonDocument();
    if (after != null) {
      bounds.append("$gt", after);
    } else if (shared == null) {
      bounds.append("$gte", new BsonBinary(new byte[0])); // and nothing but bytes
    } else {
      bounds.append("$gt", bound(new BsonMinKey()));
    }
    if (last != null) {
      bounds.append("$lte", last);
    } else if (shared != null) {
      bounds.append("$lt", bound(new BsonMaxKey()));
    }
    return new BsonDocument(Records.ID, bounds);
  }

  private BsonDocument bound(BsonValue key) {
    return new BsonDocument(NAMESPACE, new BsonString(String.valueOf(shared))).append(KEY, key);
  }

  /** Reads records, in one trip where their keys are not too long. */
  Map<Key, Stored> read(Collection<Key> keys) {
    Map<Key, Stored> found = new HashMap<>();
    List<BsonValue> ids = new ArrayList<>();
    int bytes = 0;
    for (Key key : keys) {
      if (bytes + key.length() > MOST_KEY_BYTES) {
        read(ids, found);
        ids = new ArrayList<>();
        bytes = 0;
      }
      ids.add(id(key));
      bytes += key.length();
    }
    if (!ids.isEmpty()) {
      read(ids, found);
    }
    return found;
  }

  private void read(List<BsonValue> ids, Map<Key, Stored> found) {
    BsonValue one = ids.size() == 1 ? ids.get(0) : new BsonDocument("$in", new BsonArray(ids));
    FindIterable<Row> rows =
        collection
            .find(new BsonDocument(Records.ID, one), Row.class)
            .limit(ids.size())
            .batchSize(ids.size());
    for (Row row : rows) {
      Key key = key(row.id());
      if (key != null) {
        found.put(key, row.stored());
      }
    }
  }

  /**
   * Returns the same for a call of which so much is left. All of it is what each call has anyway;
   * less is another collection to the driver, which looks its codecs up anew.
   */
  Place within(long leftMillis) {
    return leftMillis >= link.settings().timeoutMillis() - 1
        ? this
        : new Place(
            link, collection.withTimeout(Math.max(1, leftMillis), TimeUnit.MILLISECONDS), shared);
  }

  /**
   * Returns the same, seeing what the primary has and a failover may take back: what a write met
   * there.
   */
  Place asThePrimaryIs() {
    return new Place(link, collection.withReadConcern(ReadConcern.LOCAL), shared);
  }
}
