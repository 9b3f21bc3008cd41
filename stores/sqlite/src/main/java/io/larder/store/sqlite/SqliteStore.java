package io.larder.store.sqlite;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.Ticker;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file of SQLite that one or many processes share. */
final class SqliteStore implements Store {
  private static final int LARGEST_BATCH = 1_000;

  private final Settings settings;
  private final Transactions transactions;
  private final CommitQueue queue;

  SqliteStore(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.transactions = new Transactions(settings, ticker);
    this.queue = new CommitQueue(transactions);
    transactions.tidyUp();
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Limits.LARGEST_KEY,
        Limits.LARGEST_VALUE,
        1,
        LARGEST_BATCH,
        0,
        Feed.POLL,
        true,
        true,
        settings.durability());
  }

  @Override
  public Space space(Namespace namespace) {
    return new SqliteSpace(settings, transactions, queue, column(namespace.name()));
  }

  @Override
  public void close() {
    transactions.close();
  }

  /** Returns a namespace's name as SQLite can hold it: text, or bytes where that is no Unicode. */
  private static Object column(String name) {
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
      return name;
    } catch (CharacterCodingException e) {
      return name.getBytes(StandardCharsets.UTF_16BE);
    }
  }
}
