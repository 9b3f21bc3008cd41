package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.larder.spi.StoreException;
import io.larder.store.contract.FakeTicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a test works on: the name of a file in a folder of its own, and a clock. */
abstract class FileFixture {
  final FakeTicker ticker = new FakeTicker();
  @TempDir Path folder;
  Path file;

  @BeforeEach
  final void nameTheFile() {
    file = folder.resolve("x.db");
  }

  /** Asserts that the file cannot be opened, that it is said why, and that it is left alone. */
  final void assertRefused(String message) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> TestStores.handle(file, "", ticker))
        .withMessageContaining("sqlite:" + file)
        .withMessageContaining(message);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }
}
