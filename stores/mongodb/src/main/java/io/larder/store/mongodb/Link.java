package io.larder.store.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.larder.spi.StoreCounts;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInvalidOperationException;
import org.bson.codecs.configuration.CodecRegistries;
import org.jspecify.annotations.Nullable;

/** The driver's client, for all spaces of a store. Thread-safe. */
final class Link implements AutoCloseable {
  /** How soon a server is looked at again after a connection broke, while a call waits for it. */
  private static final long SOONEST_LOOK_MILLIS = 50;

  private final Settings settings;
  private final Ticker ticker;
  private final ServerClock clock;
  private final StoreCounts counts = new StoreCounts();
  private final Traffic traffic = new Traffic(counts);
  private final MongoClient client;
  private final MongoDatabase database;
  private final Set<String> prepared = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Boolean tellsEach;
  private volatile boolean closed;

  Link(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    this.clock = new ServerClock(ticker, settings.graceMillis());
    DriverLog.quieten();
    this.client = MongoClients.create(clientSettings());
    this.database = client.getDatabase(settings.database());
  }

  private MongoClientSettings clientSettings() {
    int timeout = Math.toIntExact(settings.timeoutMillis());
    return MongoClientSettings.builder()
        .applyConnectionString(settings.client())
        .retryWrites(false)
        .maxAdaptiveRetries(0)
        .writeConcern(settings.writeConcern())
        .readConcern(settings.readConcern())
        .timeout(timeout, TimeUnit.MILLISECONDS)
        .applyToSocketSettings(socket -> socket.connectTimeout(timeout, TimeUnit.MILLISECONDS))
        .applyToServerSettings(
            server ->
                server
                    .minHeartbeatFrequency(SOONEST_LOOK_MILLIS, TimeUnit.MILLISECONDS)
                    .addServerMonitorListener(clock))
        .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(traffic))
        .codecRegistry(
            CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new Row.Decoder()),
                MongoClientSettings.getDefaultCodecRegistry()))
        .build();
  }

  Settings settings() {
    return settings;
  }

  Ticker ticker() {
    return ticker;
  }

  ServerClock clock() {
    return clock;
  }

  /** Returns what is counted for all spaces of the store. */
  StoreCounts counts() {
    return counts;
  }

  Traffic traffic() {
    return traffic;
  }

  MongoDatabase database() {
    return database;
  }

  /** Asks the server who it is, and returns what it says. */
  BsonDocument greet() {
    BsonDocument greeting = // as every server knows it, before 5.0 too
        database.runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class);
    clock.see(greeting);
    return greeting;
  }

  /** Asks for something, and puts into words what goes wrong. */
  <T> T ask(String what, Supplier<T> question) {
    requireOpen(what);
    try {
      return question.get();
    } catch (MongoException | IllegalStateException | BsonInvalidOperationException e) {
      throw trouble(what, e);
    }
  }

  /** Tells whether the server tells of each change of many whether it was done; asks it once. */
  boolean tellsEach(BooleanSupplier asking) {
    Boolean known = tellsEach;
    if (known == null) {
      known = asking.getAsBoolean();
      tellsEach = known;
    }
    return known;
  }

  /** Does something once for each name, again where it failed. */
  void once(String name, Runnable preparation) {
    if (!prepared.contains(name)) {
      preparation.run();
      prepared.add(name);
    }
  }

  /** Returns what an exception of the driver means. */
  StoreException trouble(String what, RuntimeException cause) {
    return closed ? closed(what) : Trouble.of(what, settings, cause);
  }

  /** Refuses a call on a store that is closed. */
  void requireOpen(String what) {
    if (closed) {
      throw closed(what);
    }
  }

  private StoreException closed(String what) {
    return new StoreException(what + " on " + settings + " failed: the store is closed");
  }

  /** Returns by when a call that begins now is over, by the ticker's {@code nanos}. */
  long deadlineNanos() {
    return ticker.nanos() + TimeUnit.MILLISECONDS.toNanos(settings.timeoutMillis());
  }

  /** Returns how much of a call is left, 0 when it is over. */
  long leftMillis(long deadlineNanos) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - ticker.nanos()));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      client.close();
    }
  }
}
