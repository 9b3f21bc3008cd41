package io.larder.store.contract.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/** Another process that works on the cache, from the test's side. For one thread. */
final class Peer implements AutoCloseable {
  /** Stands between the answers of the threads. */
  static final String SEPARATOR = ";";

  private final Process process;
  private final BufferedReader answers;

  private Peer(Process process) {
    this.process = process;
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts a process, which opens the cache meanwhile. */
  static Peer start(Work work, int firstRacer, int threads, Opening opening) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(work.name());
    arguments.add(Integer.toString(firstRacer));
    arguments.add(Integer.toString(threads));
    arguments.addAll(opening.arguments());
    return new Peer(Jvm.start(PeerMain.class, arguments.toArray(String[]::new)));
  }

  /** Waits until it has opened the cache. */
  Peer ready() throws Exception {
    assertThat(line()).isEqualTo("ready");
    return this;
  }

  /** Lets it begin a turn. */
  void tell(String order) throws IOException {
    process.getOutputStream().write((order + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits for the end of the turn, and returns what each thread answers. */
  List<String> answers() throws Exception {
    return List.of(line().split(SEPARATOR, -1));
  }

  private String line() throws Exception {
    String line = answers.readLine();
    if (line == null) {
      throw new AssertionError("a process gave up with " + process.waitFor() + ", see its errors");
    }
    return line;
  }

  /** Lets it end, and sees that it does so in peace. */
  void end() throws Exception {
    process.getOutputStream().close();
    assertThat(answers.readLine()).isNull();
    assertThat(process.waitFor()).isZero();
  }

  /** Kills it, as {@code kill -9} does, and waits until it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
