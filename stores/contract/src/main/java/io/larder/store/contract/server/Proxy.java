package io.larder.store.contract.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A wire between clients and a server that counts what goes over it, and breaks when told to. A
 * request is what arrives before the server answers: commands of a pipeline are one.
 */
public final class Proxy implements AutoCloseable {
  /** What becomes of the next request with a certain word in it. */
  public enum Fault {
    /** The connection breaks before the server sees the request. */
    CUT_BEFORE,
    /** The connection breaks before the client sees the reply. */
    CUT_AFTER,
    /** The reply never comes, and the connection stays open. */
    HANG
  }

  private record Plan(String word, Fault fault) {}

  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicReference<@Nullable Plan> plan = new AtomicReference<>();

  /** A wire to the server on this port of the loopback interface. */
  public Proxy(int port) {
    this(port, ServerSocketFactory.getDefault());
  }

  /** A wire to which clients connect by what a factory makes. */
  public Proxy(int port, ServerSocketFactory factory) {
    this.port = port;
    try {
      listening = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** Returns the port to which clients connect, on the loopback interface. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Returns the part of a URI after the scheme. */
  public String location() {
    return "//127.0.0.1:" + port();
  }

  /** Lets something happen to the next request that has a word in it. */
  public void onNext(String word, Fault fault) {
    plan.set(new Plan(word, fault));
  }

  /** Tells whether what was planned is still to happen. */
  public boolean isPlanned() {
    return plan.get() != null;
  }

  /** Returns how many requests were answered since the last call. */
  public int takeRoundTrips() {
    return roundTrips.getAndSet(0);
  }

  /** Returns how many bytes went over the wire since the last call, both ways. */
  public long takeBytes() {
    return bytes.getAndSet(0);
  }

  /** Breaks all connections that are open. */
  public void cut() {
    open.forEach(Proxy::close);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException e) {
        // closed, or the client was quicker to leave
      }
    }
  }

  private void connect(Socket client) throws IOException {
    open.add(client);
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      open.add(server);
      new Pair(client, server).start();
    } catch (IOException e) {
      client.close(); // as the server does
    }
  }

  /** A connection of a client, and ours to the server for it. */
  private final class Pair {
    private final Socket client;
    private final Socket server;
    private volatile boolean asked;
    private volatile @Nullable Fault waiting;

    Pair(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void start() {
      daemon(() -> pump(client, server, true));
      daemon(() -> pump(server, client, false));
    }

    private void pump(Socket from, Socket to, boolean requests) {
      byte[] buffer = new byte[1 << 16];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          bytes.addAndGet(n);
          boolean on =
              requests ? request(new String(buffer, 0, n, StandardCharsets.ISO_8859_1)) : reply();
          if (on) {
            out.write(buffer, 0, n);
          }
        }
      } catch (IOException e) {
        // cut, below
      }
      end();
    }

    private boolean request(String text) throws IOException {
      asked = true;
      Plan planned = plan.get();
      if (planned != null && text.contains(planned.word()) && plan.compareAndSet(planned, null)) {
        if (planned.fault() == Fault.CUT_BEFORE) {
          throw new IOException("cut before the request, on purpose");
        }
        waiting = planned.fault();
      }
      return true;
    }

    private boolean reply() throws IOException {
      if (asked) {
        asked = false;
        roundTrips.incrementAndGet();
      }
      if (waiting == Fault.CUT_AFTER) {
        throw new IOException("cut before the reply, on purpose");
      }
      return waiting != Fault.HANG;
    }

    private void end() {
      open.remove(client);
      open.remove(server);
      Proxy.close(client);
      Proxy.close(server);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
