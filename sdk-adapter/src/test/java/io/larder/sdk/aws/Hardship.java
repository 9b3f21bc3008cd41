package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a child process's folder suffers from, for real.
 *
 * @param name says how
 * @param script of a shell that brings it about in the folder {@code $0} and then becomes the
 *     process {@code $@}
 */
record Hardship(String name, String script) {
  private static final System.Logger LOG = System.getLogger(Hardship.class.getName());

  /** Nothing at all. */
  static final Hardship NONE = new Hardship("nothing", "exec \"$@\"");

  /** From the beginning nothing can be written. */
  static final List<Hardship> FULL =
      List.of(
          mount(
              "a full tmpfs",
              "mount -t tmpfs -o size=64k tmpfs \"$0\" && head -c 65536 /dev/zero >\"$0/rest\""),
          new Hardship("ulimit -f 0", "ulimit -f 0 && exec \"$@\""));

  /** There is space for some hundreds of kilobytes. */
  static final List<Hardship> SMALL =
      List.of(
          mount("a small tmpfs", "mount -t tmpfs -o size=768k tmpfs \"$0\""),
          new Hardship("ulimit -f 512", "ulimit -f 512 && exec \"$@\""));

  /** Nothing can be written in the folder, even by the administrator. */
  static final List<Hardship> READ_ONLY =
      List.of(
          mount(
              "a read-only mount", "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\""),
          new Hardship(
              "mode 0555 without capabilities",
              "chmod 555 \"$0\" && exec setpriv --bounding-set=-all --inh-caps=-all \"$@\""),
          new Hardship("mode 0555", "chmod 555 \"$0\" && ! test -w \"$0\" && exec \"$@\""));

  /** Mounts something that only the process sees. */
  private static Hardship mount(String name, String script) {
    return new Hardship(
        name, "exec unshare -rm sh -c '" + script + " && exec \"$@\"' \"$0\" \"$@\"");
  }

  /**
   * Returns those that this machine permits; which, is logged.
   *
   * @throws AssertionError when it permits none
   */
  static List<Hardship> permitted(List<Hardship> all, Path folder)
      throws IOException, InterruptedException {
    List<Hardship> permitted = new ArrayList<>();
    for (Hardship hardship : all) {
      Path trial = Files.createTempDirectory(folder, "trial");
      Process process = hardship.process(trial, List.of("true")).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      boolean worked = process.waitFor() == 0;
      LOG.log(
          System.Logger.Level.INFO,
          "{0}: {1} {2}",
          hardship.name(),
          worked ? "permitted" : "not permitted here",
          said);
      if (worked) {
        permitted.add(hardship);
      }
    }
    if (permitted.isEmpty()) {
      throw new AssertionError("this machine permits none of " + all);
    }
    return permitted;
  }

  /** Returns a process that suffers from it. */
  ProcessBuilder process(Path folder, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("sh", "-c", script, folder.toString()));
    whole.addAll(command);
    return new ProcessBuilder(whole);
  }
}
