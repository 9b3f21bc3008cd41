package io.larder.example.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import picocli.CommandLine;

/** The program with its output caught, its clock and its list of files in the test's hand. */
final class Console {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Path store;
  private FileLister lister = FolderWalk::list;
  private long secondsARun = 1;

  Console(Path store) {
    this.store = store;
  }

  Console listing(FileLister other) {
    lister = other;
    return this;
  }

  Console taking(long seconds) {
    secondsARun = seconds;
    return this;
  }

  /** Runs with the test's store and forgets the output of earlier runs. */
  int hash(Path folder) {
    return run(folder.toString(), "--store", "sqlite:" + store);
  }

  int run(String... arguments) {
    out.reset();
    err.reset();
    PrintStream print = new PrintStream(out, true, UTF_8);
    PrintStream complain = new PrintStream(err, true, UTF_8);
    CommandLine line = Quickstart.commandLine(lister, clock(), print, complain);
    line.setOut(new PrintWriter(print, true, UTF_8));
    line.setErr(new PrintWriter(complain, true, UTF_8));
    return line.execute(arguments);
  }

  private LongSupplier clock() {
    long[] nanos = {0};
    return () -> nanos[0] += secondsARun * 1_000_000_000;
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }
}
