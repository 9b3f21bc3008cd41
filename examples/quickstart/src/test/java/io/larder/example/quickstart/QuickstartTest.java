package io.larder.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  @TempDir Path temporary;
  private Path folder;
  private Console console;

  @BeforeEach
  void threeFiles() throws IOException {
    folder = Files.createDirectory(temporary.resolve("folder"));
    Files.writeString(folder.resolve("one"), "1");
    Files.writeString(folder.resolve("two"), "22");
    Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("three"), "333");
    console = new Console(temporary.resolve("store.db"));
  }

  @Test
  void theFirstRunReadsEveryFile() {
    assertThat(console.taking(8).hash(folder)).isZero();
    assertThat(console.out())
        .containsSubsequence("files       3, 6 bytes", "hits        0", "misses      3")
        .contains("8.00 s; run it again")
        .contains("unreadable  0");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void theSecondRunIsServedFromTheFileAndSaysHowMuchFasterItWas() {
    console.taking(8).hash(folder);
    assertThat(console.taking(2).hash(folder)).isZero();
    assertThat(console.out())
        .containsSubsequence("hits        3", "misses      0", "hit rate    100.0 %")
        .contains("2.00 s; 4.0 times faster than the run that filled the store: 8.00 s");
  }

  @Test
  void aSecondRunThatWasNotFasterSaysSo() {
    console.taking(2).hash(folder);
    console.taking(3).hash(folder);
    assertThat(console.out()).contains("3.00 s; no faster than").contains("store: 2.00 s");
  }

  @Test
  void aRunIsNotComparedWithThatOfAnotherFolder() {
    console.hash(folder);
    console.hash(folder.resolve("below"));
    assertThat(console.out()).contains("hits        1").doesNotContain("than");
  }

  @Test
  void aChangedFileIsAMiss() throws IOException {
    console.hash(folder);
    Files.setLastModifiedTime(folder.resolve("one"), FileTime.fromMillis(1_000));
    Files.writeString(folder.resolve("two"), "333");
    console.hash(folder);
    assertThat(console.out()).containsSubsequence("hits        1", "misses      2");
    assertThat(console.out()).doesNotContain("than");
  }

  @Test
  void symbolicLinksAreNotFollowed() throws IOException {
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertThat(console.hash(folder)).isZero();
    assertThat(console.out()).contains("files       3,").contains("unreadable  0");
  }

  @Test
  void aFileThatVanishesIsReportedAndCounted() {
    console.listing(
        (root, unreadable) -> {
          List<FileVersion> files = FolderWalk.list(root, unreadable);
          Files.delete(folder.resolve("one"));
          return files;
        });
    assertThat(console.hash(folder)).isZero();
    assertThat(console.out()).contains("files       3,", "misses      3", "unreadable  1");
    assertThat(console.err())
        .isEqualToIgnoringNewLines(
            "cannot read " + folder.resolve("one") + ": it is no longer there");
  }

  @Test
  void theStoreItselfIsNotHashed() {
    assertThat(console.hash(temporary)).isZero();
    assertThat(console.hash(temporary)).isZero();
    assertThat(console.out()).contains("files       3,").contains("unreadable  0");
  }

  @Test
  void whatOnlyBeginsLikeTheStoreIsHashed() throws IOException {
    Files.writeString(temporary.resolve("store.db2"), "4444");
    Files.writeString(temporary.resolve("store.db-notes"), "55555");
    assertThat(console.hash(temporary)).isZero();
    assertThat(console.hash(temporary)).isZero();
    assertThat(console.out()).contains("files       5,").contains("hits        5");
  }

  @Test
  void anUnreadableFileDoesNotKeepTheSecondRunFromBeingCompared() {
    console.listing(
        (root, unreadable) -> {
          List<FileVersion> files = new ArrayList<>(FolderWalk.list(root, unreadable));
          files.add(new FileVersion(root.resolve("gone").toString(), 1, 1));
          return files;
        });
    console.taking(8).hash(folder);
    console.taking(2).hash(folder);
    assertThat(console.out())
        .containsSubsequence("hits        3", "misses      1")
        .contains("4.0 times faster")
        .contains("unreadable  1");
  }

  @Test
  void theOutputNamesTheObjectNameOfTheStatistics() {
    console.hash(folder);
    assertThat(console.out())
        .contains("javax.cache:type=CacheStatistics,CacheManager=larder.default,Cache=hashes");
  }

  @Test
  void anEmptyFolderHasNothingToCompare() {
    Path empty = temporary.resolve("empty");
    assertThat(empty.toFile().mkdir()).isTrue();
    assertThat(console.hash(empty)).isZero();
    assertThat(console.out()).contains("files       0, 0 bytes").doesNotContain("again");
  }

  @Test
  void noProgressBarIsDrawnWithoutATerminal() {
    console.hash(folder);
    assertThat(console.out()).doesNotContain("\u001b", "MiB/s", "[=");
    assertThat(console.out().replace(System.lineSeparator(), "")).doesNotContain("\r");
  }
}
