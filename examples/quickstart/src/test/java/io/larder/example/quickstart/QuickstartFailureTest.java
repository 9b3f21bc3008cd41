package io.larder.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartFailureTest {
  @TempDir Path temporary;
  private Console console;

  @BeforeEach
  void caught() {
    console = new Console(temporary.resolve("store.db"));
  }

  @Test
  void aMissingFolderIsOneClearLine() {
    Path missing = temporary.resolve("missing");
    assertThat(console.hash(missing)).isEqualTo(1);
    assertThat(console.err())
        .isEqualToIgnoringNewLines(missing + " does not exist; name a folder to hash");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThat(console.hash(file)).isEqualTo(1);
    assertThat(console.err())
        .isEqualToIgnoringNewLines(file + " is not a folder; name a folder to hash");
  }

  @Test
  void anUnknownOptionEndsWith2AndASuggestion() {
    assertThat(console.run("--stroe", "sqlite:x.db")).isEqualTo(2);
    assertThat(console.err()).contains("Unknown option: '--stroe'").contains("--store");
  }

  @Test
  void anUnknownStoreEndsWith2AndTheKnownOnes() {
    assertThat(console.run(temporary.toString(), "--store", "redsi:x")).isEqualTo(2);
    assertThat(console.err())
        .isEqualToIgnoringNewLines("no store 'redsi'; on the class path: sqlite");
  }

  @Test
  void aDatabaseOfSomebodyElseIsRefused() throws SQLException {
    Path file = temporary.resolve("store.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs(id INTEGER)");
    }
    assertThat(console.hash(temporary)).isEqualTo(1);
    assertThat(console.err()).contains("database of another application").contains(file.toString());
  }

  @Test
  void helpNamesTheDefaults() {
    assertThat(console.run("--help")).isZero();
    assertThat(console.out()).contains("FOLDER", "--store=URI", "sqlite:");
  }
}
