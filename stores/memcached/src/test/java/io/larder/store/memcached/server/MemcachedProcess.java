package io.larder.store.memcached.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server of our own: Memcached where it is installed, else Infinispan, which speaks like it. */
public final class MemcachedProcess extends Server {
  private static final Path LOGINS = Path.of("/usr/sbin/saslpasswd2");

  private MemcachedProcess(ServerProcess process) {
    super(process);
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder for its log
   * @param options of Memcached's command line, such as {@code -m}; Infinispan takes none
   */
  public static MemcachedProcess start(Path folder, String... options) {
    return start(ServerProgram.find(), folder, options);
  }

  /** Starts what does not tell its keys, wherever Memcached is installed. */
  public static MemcachedProcess startInfinispan(Path folder) {
    return start(ServerProgram.INFINISPAN, folder);
  }

  private static MemcachedProcess start(ServerProgram program, Path folder, String... options) {
    return new MemcachedProcess(
        ServerProcess.start(
            folder,
            port -> program.command(port, List.of(options)),
            port -> Words.answers(port, program)));
  }

  /** Tells whether {@link #startWithLogin} works here. */
  public static boolean knowsLogins() {
    return ServerProgram.find() == ServerProgram.MEMCACHED && Files.isExecutable(LOGINS);
  }

  /**
   * Starts a server that wants a login, which is {@code user@larder}.
   *
   * @param folder for its log and its logins
   */
  public static MemcachedProcess startWithLogin(Path folder, String user, String password) {
    Path logins = folder.resolve("logins");
    try {
      Files.writeString(
          folder.resolve("memcached.conf"),
          """
          mech_list: plain
          pwcheck_method: auxprop
          auxprop_plugin: sasldb
          sasldb_path: %s
          """
              .formatted(logins.toAbsolutePath()));
      Process making =
          new ProcessBuilder(
                  LOGINS.toString(), "-p", "-c", "-f", logins.toString(), "-u", "larder", user)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("logins.log").toFile())
              .start();
      try (OutputStream in = making.getOutputStream()) {
        in.write(password.getBytes(UTF_8));
      }
      if (making.waitFor() != 0) {
        throw new IllegalStateException(LOGINS + " failed; see " + folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no logins in " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return new MemcachedProcess(
        ServerProcess.start(
            folder,
            port -> {
              List<String> command = new ArrayList<>();
              command.addAll(List.of("/usr/bin/env", "SASL_CONF_PATH=" + folder.toAbsolutePath()));
              command.addAll(ServerProgram.MEMCACHED.command(port, List.of("-S", "-m", "512")));
              return command;
            },
            ServerProcess::listens));
  }

  /** Returns the location of a URI. */
  public String uri() {
    return "memcached://127.0.0.1:" + port();
  }

  /** Returns the server's answer to a line of the text protocol, up to its end. */
  public List<String> ask(String line) {
    return Words.ask("127.0.0.1", port(), line);
  }

  /** Returns a figure of the server. */
  public long figure(String name) {
    return Words.figure(ask("stats"), name);
  }
}
