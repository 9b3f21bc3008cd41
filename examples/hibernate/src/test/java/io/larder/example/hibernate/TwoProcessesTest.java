package io.larder.example.hibernate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.example.hibernate.Fixture.Place;
import io.larder.store.contract.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with one database and one Redis. */
@Timeout(120)
class TwoProcessesTest {
  private @TempDir Path folder;
  private final Server server;
  private Process peer;
  private BufferedReader answers;

  @SuppressWarnings("NullAway.Init") // each test opens the peer
  TwoProcessesTest() throws Exception {
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
  }

  @AfterEach
  void end() {
    peer.destroyForcibly();
    server.stop();
  }

  private Library open(boolean near) throws IOException {
    Fixture fixture = new Fixture(Place.REDIS, near, folder);
    String database =
        "jdbc:h2:tcp://localhost:%d/%s".formatted(server.getPort(), folder.resolve("library"));
    Library library = new Library(database, fixture.cache());
    library.fill(LibraryContract.BOOKS);
    peer = Jvm.start(PeerLibrary.class, database, fixture.prefix(), fixture.settings());
    answers = new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8));
    assertThat(answers.readLine()).isEqualTo("ready");
    return library;
  }

  private String ask(String order) throws IOException {
    peer.getOutputStream().write((order + "\n").getBytes(UTF_8));
    peer.getOutputStream().flush();
    return answers.readLine();
  }

  @Test
  void eachSeesWhatTheOtherHasCommitted() throws IOException {
    try (Library library = open(false)) {
      for (int times = 1; times < 20; times += 2) {
        assertThat(library.lend(1)).isEqualTo(times);
        assertThat(ask("lent 1")).isEqualTo(Integer.toString(times));
        assertThat(ask("lend 1")).isEqualTo(Integer.toString(times + 1));
        assertThat(library.find(1).timesLent()).isEqualTo(times + 1);
      }
      assertThat(ask("titled Title 1")).isEqualTo("[1, 10]");
      library.write(session -> session.persist(new Book(17, "isbn-17", "Title 17")));
      assertThat(ask("titled Title 1")).isEqualTo("[1, 10, 17]");
      assertThat(library.statistics().getSecondLevelCacheHitCount()).isPositive();
    }
  }

  @Test
  void aNearCopySeesItSoon() throws IOException {
    try (Library library = open(true)) {
      assertThat(ask("lent 1")).isEqualTo("0");
      for (int times = 1; times <= 20; times++) {
        library.lend(1);
        String seen = ask("lent 1");
        while (!seen.equals(Integer.toString(times))) {
          assertThat(seen).isEqualTo(Integer.toString(times - 1));
          seen = ask("lent 1");
        }
      }
      assertThat(ask("titled Title 1")).isEqualTo("[1, 10]");
      library.write(session -> session.persist(new Book(17, "isbn-17", "Title 17")));
      assertThat(ask("titled Title 1")).isEqualTo("[1, 10, 17]");
    }
  }
}
