package io.larder.benchmark.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** MongoDB by the client that Larder uses. */
final class MongodbSubject implements Subject {
  private static final String KEY = "_id";
  private static final String VALUE = "v";

  private final MongoClient client;
  private final MongoCollection<BsonDocument> collection;

  MongodbSubject(String uri) {
    client = MongoClients.create(uri);
    collection =
        client.getDatabase("raw").getCollection("raw" + System.nanoTime(), BsonDocument.class);
  }

  @Override
  public byte[] get(String key) {
    return bytes(requireNonNull(collection.find(eq(KEY, key)).first()));
  }

  private static byte[] bytes(BsonDocument document) {
    return document.getBinary(VALUE).getData();
  }

  @Override
  public void put(String key, byte[] value) {
    BsonDocument document =
        new BsonDocument(KEY, new BsonString(key)).append(VALUE, new BsonBinary(value));
    collection.replaceOne(eq(KEY, key), document, new ReplaceOptions().upsert(true));
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    Map<String, byte[]> found = new HashMap<>();
    for (BsonDocument document : collection.find(in(KEY, keys))) {
      found.put(document.getString(KEY).getValue(), bytes(document));
    }
    return found;
  }

  @Override
  public void close() {
    client.close();
  }
}
