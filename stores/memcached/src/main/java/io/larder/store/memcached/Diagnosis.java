package io.larder.store.memcached;

import io.larder.spi.ServerLocation.Host;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Finds out why a connection could not be made, by making one: the client keeps that to itself. */
final class Diagnosis {
  private static final int LEAST_MILLIS = 100;

  private Diagnosis() {}

  /** Returns what goes wrong; what the client means when nothing does any more. */
  static IOException of(Host host, boolean tls, Deadline deadline) {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline.leftNanos());
    if (left == 0) {
      return new SocketTimeoutException("no connection in time");
    }
    int millis = (int) Math.max(LEAST_MILLIS, left);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host.name(), host.port()), millis);
      socket.setSoTimeout(millis);
      if (tls) {
        shakeHands(socket, host);
      }
      return new ConnectException("the connection broke");
    } catch (IOException e) {
      return e;
    }
  }

  private static void shakeHands(Socket socket, Host host) throws IOException {
    SSLSocketFactory factory = Tls.context().getSocketFactory();
    try (SSLSocket secure =
        (SSLSocket) factory.createSocket(socket, host.name(), host.port(), false)) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
    }
  }
}
