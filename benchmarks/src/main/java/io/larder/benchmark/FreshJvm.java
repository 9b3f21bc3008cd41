package io.larder.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM like this one that runs one program and ends.
 *
 * @param options of the JVM
 */
public record FreshJvm(String classPath, List<String> options) {
  /** Copies the options. */
  public FreshJvm {
    options = List.copyOf(options);
  }

  /**
   * Runs a program's {@code main}, and returns the lines that it printed.
   *
   * @throws IOException also when the program fails
   */
  public List<String> run(String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = output.lines().toList();
      if (process.waitFor() != 0) {
        throw new IOException(
            mainClass + " " + String.join(" ", arguments) + " ended with " + process.exitValue());
      }
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
