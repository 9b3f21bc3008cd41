package io.larder.store.memcached;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.spy.memcached.ConnectionFactory;
import net.spy.memcached.ConnectionObserver;
import net.spy.memcached.MemcachedConnection;
import net.spy.memcached.MemcachedNode;
import net.spy.memcached.ops.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server, shared by all threads. When it breaks, whoever waits hears at once,
 * and it is never mended: the server may be another one than before. Thread-safe.
 */
final class Line implements AutoCloseable {
  private static final String ANY_NAME = "-"; // a connection to one server asks where a name lies

  private final long number;
  private final CountDownLatch decided = new CountDownLatch(1);
  private final Set<Ask> open = ConcurrentHashMap.newKeySet();
  private volatile Protocol protocol;
  private volatile boolean up;
  private volatile boolean broken;
  private volatile @Nullable Connection connection;

  /**
   * A line that is not connected yet.
   *
   * @param number different from that of each other line to the server
   */
  Line(long number, Protocol protocol) {
    this.number = number;
    this.protocol = protocol;
  }

  /** Goes on in a language. */
  void speak(Protocol language) {
    protocol = language;
  }

  /** Connects, and returns whether that succeeded in time. */
  boolean connect(ConnectionFactory terms, InetSocketAddress address, Deadline deadline)
      throws IOException {
    Connection made = new Connection(terms, address);
    connection = made;
    if (!await(decided, deadline) || !up || broken) {
      close();
      return false;
    }
    return true;
  }

  /** The client's connection, which tells us when it breaks instead of mending itself. */
  private final class Connection extends MemcachedConnection {
    Connection(ConnectionFactory terms, InetSocketAddress address) throws IOException {
      super(
          terms.getReadBufSize(),
          terms,
          List.of(address),
          List.of(new Watch()),
          terms.getFailureMode(),
          terms.getOperationFactory());
    }

    /** Takes an operation, to be sent with the next one. */
    void add(Operation operation) {
      MemcachedNode node = getLocator().getPrimary(ANY_NAME);
      operation.setHandlingNode(node);
      operation.initialize();
      node.addOp(operation);
    }

    /**
     * Writes what was taken at once. By itself the client would first ask the selector whether it
     * may, which nearly always it may.
     */
    @Override
    public void handleIO() throws IOException {
      MemcachedNode node = getLocator().getPrimary(ANY_NAME);
      if (!addedQueue.isEmpty() && node.isActive()) {
        try {
          node.copyInputQueue();
          node.fillWriteBuffer(false);
          if (node.getBytesRemainingToWrite() > 0) {
            node.writeSome();
          }
        } catch (IOException e) {
          lose();
          return;
        }
      }
      super.handleIO();
    }

    @Override
    protected void queueReconnect(MemcachedNode node) {
      lose();
    }
  }

  /** Hears that the connection is there. */
  private final class Watch implements ConnectionObserver {
    @Override
    public void connectionEstablished(SocketAddress address, int attempts) {
      up = true;
      decided.countDown();
    }

    @Override
    public void connectionLost(SocketAddress address) {
      lose();
    }
  }

  private void lose() {
    broken = true;
    decided.countDown();
    open.forEach(Ask::giveUp);
    shutDown();
  }

  private void shutDown() {
    MemcachedConnection known = connection;
    if (known != null && !known.isShutDown()) {
      try {
        known.shutdown();
      } catch (IOException e) {
        throw new IllegalStateException("a connection to Memcached was not closed", e);
      }
    }
  }

  /** Returns the number that no other line has. */
  long number() {
    return number;
  }

  boolean isBroken() {
    return broken;
  }

  /**
   * Sends commands, at least one, in this order, and counts down for each that is answered or given
   * up.
   */
  void send(List<Ask> asks, CountDownLatch awaited) {
    open.addAll(asks);
    boolean sound = true;
    Ask last = asks.get(asks.size() - 1);
    for (Ask ask : asks) {
      Operation operation = ask.begin(protocol, awaited);
      sound &= Patience.with(() -> enqueue(operation, ask != last));
    }
    if (broken || !sound) {
      asks.forEach(Ask::giveUp);
    }
  }

  /**
   * Hands over to the client, which does not take anything from an interrupted thread.
   *
   * @param more whether another one follows, and the client need not wake up for this one
   */
  private boolean enqueue(Operation operation, boolean more) throws InterruptedException {
    Connection known = connection;
    if (broken || known == null) {
      operation.cancel();
      return false;
    }
    try {
      if (more) {
        known.add(operation);
      } else {
        known.enqueueOperation(ANY_NAME, operation);
      }
      return true;
    } catch (IllegalStateException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      operation.cancel(); // it was shut down just now
      return false;
    }
  }

  /** Waits no longer for these. */
  void end(List<Ask> asks) {
    asks.forEach(Ask::giveUp);
    asks.forEach(open::remove);
  }

  /** Waits, and returns whether it was in time. */
  static boolean await(CountDownLatch latch, Deadline deadline) {
    return Patience.with(() -> latch.await(deadline.leftNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public void close() {
    lose();
  }
}
