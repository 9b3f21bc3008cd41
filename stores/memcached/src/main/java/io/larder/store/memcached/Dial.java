package io.larder.store.memcached;

import io.larder.spi.ServerLocation.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Makes connections of our own, for what the client cannot do. */
final class Dial {
  private Dial() {}

  /**
   * Connects, over TLS if asked, with certificate and name verified.
   *
   * @param millis how long that may take, and each read after it
   */
  static Socket to(Host host, boolean tls, int millis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host.name(), host.port()), millis);
      socket.setSoTimeout(millis);
      return tls ? secured(socket, host) : socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secured(Socket socket, Host host) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            Tls.context().getSocketFactory().createSocket(socket, host.name(), host.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }
}
