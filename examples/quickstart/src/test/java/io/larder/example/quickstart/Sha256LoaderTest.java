package io.larder.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256LoaderTest {
  /** FIPS 180-2, appendix B.1 and B.3. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String OF_A_MILLION_A =
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

  @TempDir Path folder;
  private final Sha256Loader loader = new Sha256Loader();
  private Path file;

  @BeforeEach
  void abc() throws IOException {
    file = Files.writeString(folder.resolve("abc"), "abc");
  }

  @Test
  void hashesAreThoseOfTheStandard() throws IOException {
    Path large = Files.writeString(folder.resolve("large"), "a".repeat(1_000_000));
    FileVersion abc = FileVersion.now(file);
    FileVersion million = FileVersion.now(large);
    assertThat(loader.loadAll(List.of(abc, million)))
        .isEqualTo(Map.of(abc, OF_ABC, million, OF_A_MILLION_A));
  }

  @Test
  void aFileThatIsNoLongerInThisVersionHasNoHash() throws IOException {
    FileVersion before = FileVersion.now(file);
    Files.writeString(file, "abcd");
    assertThatThrownBy(() -> loader.load(before))
        .isInstanceOf(CacheLoaderException.class)
        .hasMessageContaining(file.toString())
        .hasRootCauseMessage("it changed while it was read");
  }

  @Test
  void aFileThatIsGoneHasNoHash() throws IOException {
    FileVersion before = FileVersion.now(file);
    Files.delete(file);
    assertThatThrownBy(() -> loader.load(before)).hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aLinkThatTookTheFilesPlaceIsNotFollowed() throws IOException {
    FileVersion before = FileVersion.now(file);
    Files.move(file, folder.resolve("elsewhere"));
    Files.createSymbolicLink(file, folder.resolve("elsewhere"));
    assertThatThrownBy(() -> loader.load(before)).isInstanceOf(CacheLoaderException.class);
  }
}
