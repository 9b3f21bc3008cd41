package io.larder.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another process on the same file, and what it does there. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private Child(Process process) {
    this.process = process;
    this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Starts a process that opens the file, says so, and waits for {@link #go}. */
  static Child start(String work, Path file, String... arguments) throws IOException {
    return run(List.of(), work, file, arguments);
  }

  /** Starts one whose files cannot grow beyond this many blocks of 512 or 1,024 bytes. */
  static Child startOnAFullDisk(int blocks, String work, Path file) throws IOException {
    return run(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"), work, file);
  }

  private static Child run(List<String> shell, String work, Path file, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(shell);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.add("-Dorg.sqlite.tmpdir=" + file.getParent()); // who is killed cannot tidy up
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.addAll(List.of(work, file.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Child child = new Child(process);
    String ready = child.line();
    if (!"ready".equals(ready)) {
      throw new AssertionError("the child says " + ready);
    }
    return child;
  }

  /** Lets it begin. */
  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Returns what it says next, null at its end. */
  @Nullable String line() throws IOException {
    return lines.readLine();
  }

  /** Kills it with SIGKILL, and what it said stays readable. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  int exit() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** What runs in the other process. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    if (arguments[0].equals("write")) {
      try (Shelf shelf = Shelf.Way.valueOf(arguments[2]).open(file)) {
        waitToGo();
        write(shelf, arguments[3]);
      }
    }
    try (Handle handle = TestStores.handle(file, "", Ticker.system())) {
      waitToGo();
      switch (arguments[0]) {
        case "increment" -> increment(handle, Integer.parseInt(arguments[2]));
        case "fill" -> fill(handle);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  private static void waitToGo() throws IOException {
    say("ready");
    if (System.in.read() < 0) {
      throw new EOFException("nobody waits for this process any more");
    }
  }

  /** Adds one to a counter so many times. */
  private static void increment(Handle handle, int times) {
    for (int i = 0; i < times; i++) {
      Stored before = handle.get("counter");
      Result result;
      do {
        long count = before == null ? 0 : ByteBuffer.wrap(before.bytes()).getLong();
        byte[] next = ByteBuffer.allocate(8).putLong(count + 1).array();
        result =
            handle.commit(
                "counter",
                before == null ? Expected.absent() : Expected.is(before.version()),
                new Next.Put(next, Long.MAX_VALUE));
        before = result instanceof Result.Conflict conflict ? conflict.current() : before;
      } while (result instanceof Result.Conflict);
      Handle.applied(result);
    }
  }

  /** Writes new keys without end and names each when it is written. */
  private static void write(Shelf shelf, String prefix) {
    for (int i = 0; ; i++) {
      shelf.put(prefix + i);
      say(prefix + i);
    }
  }

  /** Writes new keys until some could not be written, and says what became of each. */
  private static void fill(Handle handle) {
    int failures = 0;
    for (int i = 0; failures < 5; i++) {
      String outcome;
      try {
        Next next = new Next.Put(new byte[100_000], Long.MAX_VALUE);
        outcome = handle.commit("k" + i, Expected.absent(), next).getClass().getSimpleName();
      } catch (StoreException e) {
        outcome = "Failed";
      }
      failures += outcome.equals("Applied") ? 0 : 1;
      say(outcome + " k" + i);
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
