package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Full length: {@code -Dsoak.kills=50}, as the profile {@code soak} sets it. */
@Timeout(600)
class KilledProcessTest extends FileFixture {
  private static final int KILLS = Integer.getInteger("soak.kills", 5);

  private final Random random = new Random();

  /** Every second time, this process has the file open meanwhile, and uses it before and after. */
  @ParameterizedTest
  @EnumSource(Shelf.Way.class)
  void whatAKilledProcessWroteIsThere(Shelf.Way way) throws Exception {
    List<String> written = new ArrayList<>();
    for (int round = 0; round < KILLS; round++) {
      if (round % 2 == 0) {
        written.addAll(killed(way, "r" + round + "-"));
      } else {
        try (Shelf open = way.open(file)) {
          open.put("before" + round);
          written.addAll(killed(way, "r" + round + "-"));
          open.put("after" + round);
          assertWhole(open, written);
          written.addAll(List.of("before" + round, "after" + round));
        }
      }
      try (Shelf shelf = way.open(file)) {
        assertWhole(shelf, written);
      }
    }
    assertThat(TestStores.count(file, "SELECT entries FROM file"))
        .isEqualTo(TestStores.count(file, "SELECT count(*) FROM entry"));
  }

  /** Lets a process write, kills it at some moment, and returns what it said it wrote. */
  private List<String> killed(Shelf.Way way, String prefix)
      throws IOException, InterruptedException {
    int writes = random.nextInt(800);
    List<String> written = new ArrayList<>();
    try (Child child = Child.start("write", file, way.name(), prefix)) {
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

  private void assertWhole(Shelf shelf, List<String> written) {
    assertThat(shelf.keys())
        .containsAll(written)
        .hasSize((int) TestStores.count(file, "SELECT count(*) FROM entry"));
    assertThat(shelf.figure("damaged-files")).isZero();
    assertThat(TestStores.ask(file, "PRAGMA integrity_check")).isEqualTo("ok");
  }
}
