package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ProcessesTest extends FileFixture {
  private static final int PROCESSES = 4;
  private static final int INCREMENTS = 250;

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
    try (Handle handle = TestStores.handle(file, "", Ticker.system())) {
      Stored counter = requireNonNull(handle.get("counter"));
      assertThat(ByteBuffer.wrap(counter.bytes()).getLong()).isEqualTo(PROCESSES * INCREMENTS);
    }
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
    try (Handle handle = TestStores.handle(file, "", Ticker.system())) {
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
}
