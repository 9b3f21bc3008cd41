package io.larder.store.sqlite;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;

/**
 * Opens a file of SQLite: {@code sqlite:cache.db}, {@code sqlite:/var/lib/app/cache.db}, {@code
 * sqlite:~/cache.db?maximum-bytes=128M&durability=power-loss}.
 *
 * <p>A record that nobody touches within the option {@code grace} (in milliseconds, 60,000 if not
 * given) after its deadline is reclaimed by some commit, and no EXPIRED event is raised. A record
 * that another process holds is waited for by the clock of the one that waits.
 */
public final class SqliteStoreFactory implements StoreFactory {
  @Override
  public String scheme() {
    return "sqlite";
  }

  @Override
  public Store open(StoreConfig config) {
    Settings settings = Settings.of(config);
    return new SqliteStore(settings.at(Location.prepare(settings.file())), config.ticker());
  }
}
