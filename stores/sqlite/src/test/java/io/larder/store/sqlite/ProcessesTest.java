package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ProcessesTest {
  private static final int PROCESSES = 4;
  private static final int INCREMENTS = 250;

  /** How often a process is killed; 50 is a thorough test. */
  private static final int KILLS = Integer.getInteger("soak.kills", 5);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("x.db");
  }

  @Test
  void processesLoseNoIncrement() throws Exception {
    List<Child> children = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        children.add(Child.start("increment", file, String.valueOf(INCREMENTS)));
      }
      for (Child child : children) {
        child.go();
      }
      for (Child child : children) {
        assertThat(child.exit()).isZero();
      }
    } finally {
      children.forEach(Child::close);
    }
    try (Handle handle = new Handle(file, "", Ticker.system())) {
      Stored counter = requireNonNull(handle.get("counter"));
      assertThat(ByteBuffer.wrap(counter.bytes()).getLong()).isEqualTo(PROCESSES * INCREMENTS);
    }
  }

  @Test
  void whatAKilledProcessWroteIsThere() throws Exception {
    Random random = new Random();
    List<String> written = new ArrayList<>();
    for (int round = 0; round < KILLS; round++) {
      if (round % 2 == 0) {
        written.addAll(killed("r" + round + "-", random.nextInt(800)));
        assertThere(written);
      } else {
        try (Handle open = new Handle(file, "", Ticker.system())) {
          open.put("open" + round);
          written.addAll(killed("r" + round + "-", random.nextInt(800)));
          open.put("after" + round);
          assertThat(open.keys()).containsAll(written);
        }
      }
      assertThat(TestStores.ask(file, "PRAGMA integrity_check")).isEqualTo("ok");
    }
    assertThere(written);
    assertThat(TestStores.count(file, "SELECT entries FROM file"))
        .isEqualTo(TestStores.count(file, "SELECT count(*) FROM entry"));
  }

  @Test
  void aFullDiskLosesNothingThatWasAppliedAndKeepsNothingThatFailed() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    List<String> outcomes = new ArrayList<>();
    try (Child child = Child.startOnAFullDisk(8_192, "fill", file)) {
      child.go();
      for (String line = child.line(); line != null; line = child.line()) {
        outcomes.add(line);
      }
      child.exit();
    }
    assertThat(outcomes).last().asString().matches("(Failed|Unknown) k\\d+");
    try (Handle handle = new Handle(file, "", Ticker.system())) {
      Set<String> keys = handle.keys();
      for (String outcome : outcomes) {
        String key = outcome.substring(outcome.indexOf(' ') + 1);
        if (!outcome.startsWith("Unknown")) {
          assertThat(keys.contains(key)).as(outcome).isEqualTo(outcome.startsWith("Applied"));
        }
      }
      handle.put("more");
      assertThat(handle.figure("damaged-files")).isZero();
    }
  }

  /** Lets a process write, kills it after so many writes, and returns what it said it wrote. */
  private List<String> killed(String prefix, int writes) throws IOException, InterruptedException {
    List<String> written = new ArrayList<>();
    try (Child child = Child.start("write", file, prefix)) {
      child.go();
      for (String line = child.line(); line != null; line = child.line()) {
        written.add(line);
        if (written.size() >= writes) {
          child.kill();
        }
      }
      child.exit();
    }
    // Where the pipe broke within a line, the key is a shorter one that was written before.
    return written;
  }

  private void assertThere(List<String> written) {
    try (Handle handle = new Handle(file, "", Ticker.system())) {
      assertThat(handle.keys()).containsAll(written);
      assertThat(handle.figure("damaged-files")).isZero();
    }
  }
}
