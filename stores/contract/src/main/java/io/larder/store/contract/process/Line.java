package io.larder.store.contract.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A connection that carries lines of text. For one thread at a time. */
final class Line implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader reader;
  private final OutputStream out;

  Line(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    this.out = socket.getOutputStream();
  }

  /** Returns the next line, null at the end. */
  @Nullable String read() throws IOException {
    return reader.readLine();
  }

  void write(String line) throws IOException {
    out.write((line + '\n').getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
