package io.larder.store.sqlite;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens stores as configuration does, and looks into their files past them. */
final class TestStores {
  private TestStores() {}

  static Store open(Path file, String options, Ticker ticker) {
    return open("sqlite:" + file + options, ticker);
  }

  static Store open(String uri, Ticker ticker) {
    return new SqliteStoreFactory().open(new StoreConfig(StoreUri.parse(uri), ticker));
  }

  static Handle handle(Path file, String options, Ticker ticker) {
    return new Handle(open(file, options, ticker));
  }

  /** Returns the first column of the first row. */
  static String ask(Path file, String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new AssertionError(sql + " on " + file, e);
    }
  }

  static long count(Path file, String sql) {
    return Long.parseLong(ask(file, sql));
  }

  static void change(Path file, String... changes) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
        Statement statement = connection.createStatement()) {
      for (String sql : changes) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError("changes of " + file, e);
    }
  }
}
