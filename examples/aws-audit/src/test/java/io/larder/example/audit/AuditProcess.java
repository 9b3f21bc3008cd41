package io.larder.example.audit;

import io.larder.example.audit.local.LocalAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program in a JVM of its own. */
final class AuditProcess {
  private static final Pattern SENT = Pattern.compile("calls sent +(\\d+)");

  private final Process process;
  private final Path out;
  private final Path err;

  /**
   * Starts it.
   *
   * @param folder of its own, for its profiles and what it says
   * @param accounts that it has profiles of
   */
  AuditProcess(Path folder, List<LocalAccount> accounts, List<String> options) throws IOException {
    Path profiles = Files.createDirectories(folder).resolve("credentials");
    Files.writeString(
        profiles, accounts.stream().map(LocalAccount::profile).collect(Collectors.joining()));
    out = folder.resolve("out");
    err = folder.resolve("err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AwsAudit.class.getName());
    command.addAll(options);
    accounts.forEach(account -> command.add("--profile=" + account.name()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", profiles.toString());
    builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    process = builder.start();
  }

  /** Waits for its end, and returns its exit code. */
  int end() throws InterruptedException {
    return process.waitFor();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** Returns what it found. */
  List<String> found() throws IOException {
    return out().lines().takeWhile(line -> !line.isEmpty()).toList();
  }

  /** Returns how many calls it says that it sent. */
  int sent() throws IOException {
    Matcher matcher = SENT.matcher(out());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }
}
