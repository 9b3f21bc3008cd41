package io.larder.store.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the URI asks for, checked.
 *
 * @param name scheme, servers and database for messages, without user and password
 * @param client what is handed to the driver
 * @param database where the collections are
 * @param collection one for all namespaces; null where each has its own
 * @param feed whether a change stream is asked for
 * @param timeoutMillis how long a call may take
 * @param graceMillis how long after its end a record is kept
 */
record Settings(
    String name,
    ConnectionString client,
    String database,
    @Nullable String collection,
    boolean feed,
    long timeoutMillis,
    long graceMillis) {
  private static final Set<String> OWN = Set.of("collection", "feed", "timeout", "grace");
  private static final int LONGEST_TIMEOUT_MILLIS = 1 << 30;
  private static final long DEFAULT_GRACE_MILLIS = 60_000;
  private static final String DEFAULT_DATABASE = "larder";

  /**
   * Reads a URI, and the timeout that it does not say from the configuration.
   *
   * @throws IllegalArgumentException when the location or an option is wrong, saying which
   * @throws com.mongodb.MongoException when DNS does not tell the servers
   */
  static Settings of(StoreConfig config) {
    StoreUri uri = config.uri();
    Set<String> known = new TreeSet<>(OWN);
    known.addAll(DriverOptions.KNOWN);
    uri.requireKnown(known);
    Map<String, String> options = DriverOptions.of(uri);
    String collection =
        uri.options().containsKey("collection")
            ? uri.option("collection", "", Names::requireCollection)
            : null;
    boolean feed = uri.choice("feed", true, "auto", "none");
    long timeout = Math.min(config.timeout().toMillis(), LONGEST_TIMEOUT_MILLIS);
    timeout = uri.number("timeout", timeout, 1, LONGEST_TIMEOUT_MILLIS);
    long grace = uri.number("grace", DEFAULT_GRACE_MILLIS, 0, Long.MAX_VALUE >> 1);
    ConnectionString client = Location.parse(uri, options);
    String database = client.getDatabase();
    return new Settings(
        uri.toString(),
        client,
        database == null ? DEFAULT_DATABASE : database,
        collection,
        feed,
        timeout,
        grace);
  }

  /** Returns when a write counts as done: on a majority's disks, unless the URI says otherwise. */
  WriteConcern writeConcern() {
    WriteConcern given = client.getWriteConcern();
    WriteConcern concern =
        given == null || given.getWObject() == null ? WriteConcern.MAJORITY : given;
    Boolean journal = given == null ? null : given.getJournal();
    return concern.withJournal(journal == null ? concern.equals(WriteConcern.MAJORITY) : journal);
  }

  /** Tells whether what is applied survives the loss of power and a failover. */
  boolean durable() {
    WriteConcern concern = writeConcern();
    return "majority".equals(concern.getWObject()) && Boolean.TRUE.equals(concern.getJournal());
  }

  /** Returns what a read may see: only what no failover takes back, where writes wait for that. */
  ReadConcern readConcern() {
    ReadConcern given = client.getReadConcern();
    if (given != null) {
      return given;
    }
    return "majority".equals(writeConcern().getWObject())
        ? ReadConcern.MAJORITY
        : ReadConcern.LOCAL;
  }

  /** Returns the name of the store in messages, without user and password. */
  @Override
  public String toString() {
    return name;
  }
}
