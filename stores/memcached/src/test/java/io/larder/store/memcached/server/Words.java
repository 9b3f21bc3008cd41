package io.larder.store.memcached.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.larder.store.contract.server.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A few words of the text protocol. */
final class Words {
  private static final int PATIENCE_MILLIS = 2_000;

  private Words() {}

  /** Tells whether a server is there; of Infinispan, whether its cache is there, too. */
  static boolean answers(int port, ServerProgram program) {
    if (program == ServerProgram.MEMCACHED) {
      return ServerProcess.listens(port);
    }
    try {
      return ask("127.0.0.1", port, "get ready").equals(List.of("END"));
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Returns the lines of an answer, the last included. */
  static List<String> ask(String host, int port, String line) {
    try (Socket socket = new Socket(host, port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      List<String> lines = new ArrayList<>();
      boolean more = true;
      while (more) {
        String next = in.readLine();
        if (next == null) {
          throw new IOException("the server on port " + port + " hung up");
        }
        lines.add(next);
        more = next.matches("(STAT|VALUE|key=|\\[).*");
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a figure out of an answer to {@code stats}. */
  static long figure(List<String> stats, String name) {
    for (String line : stats) {
      if (line.startsWith("STAT " + name + " ")) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    throw new IllegalArgumentException("no figure " + name + " in " + stats);
  }
}
