package io.larder.example.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import software.amazon.awssdk.profiles.ProfileFile;

/** The program with its output caught, its clock and its profiles in the test's hand. */
final class Console {
  private final ProfileFile profiles;
  private final AtomicLong nanos = new AtomicLong();
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private long millisACall = 1;

  /** Has profiles that are written as in a file. */
  Console(String profiles) {
    this.profiles =
        ProfileFile.builder()
            .content(new ByteArrayInputStream(profiles.getBytes(UTF_8)))
            .type(ProfileFile.Type.CREDENTIALS)
            .build();
  }

  /** Sets how long everything takes that is timed. */
  Console taking(long millis) {
    millisACall = millis;
    return this;
  }

  /** Runs, and forgets the output of earlier runs. */
  int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine line =
        AwsAudit.commandLine(() -> profiles, () -> nanos.addAndGet(millisACall * 1_000_000));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
