package io.larder.store.memcached;

import io.larder.spi.ServerLocation.Host;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import net.spy.memcached.auth.PlainCallbackHandler;
import net.spy.memcached.ops.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A server and the line to it, which is opened when somebody asks and none is there. Thread-safe.
 */
final class Server implements AutoCloseable {
  private static final String[] LOGIN = {"PLAIN"};

  private final Settings settings;
  private final Host host;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile @Nullable Line line;
  private volatile boolean closed;
  private volatile @Nullable Look clock;
  private volatile Protocol protocol;
  private long lines;

  Server(Settings settings, Host host) {
    this.settings = settings;
    this.host = host;
    this.protocol = settings.login() ? new BinaryProtocol() : new TextProtocol();
  }

  Host host() {
    return host;
  }

  /**
   * Returns the line, or opens one.
   *
   * @param what is tried, for messages
   * @throws StoreException when there is none in time, saying why
   */
  Line line(String what, Deadline deadline) {
    Line known = line;
    if (known != null && !known.isBroken() && !closed) {
      return known;
    }
    if (!Patience.with(() -> opening.tryLock(deadline.leftNanos(), TimeUnit.NANOSECONDS))) {
      throw Trouble.late(what, settings, host);
    }
    try {
      known = line;
      if (closed) {
        throw new StoreException(what + " on " + settings + " failed: the store is closed");
      }
      if (known == null || known.isBroken()) {
        known = Patience.with(() -> open(what, deadline));
        line = known;
      }
      return known;
    } finally {
      opening.unlock();
    }
  }

  private Line open(String what, Deadline deadline) {
    lines++;
    Line fresh = new Line(lines, protocol);
    try {
      SSLContext tls = settings.tls() ? Tls.context() : null;
      Terms terms = new Terms(protocol, settings.timeoutMillis(), tls, host.name());
      if (!fresh.connect(terms, address(), deadline)) {
        throw Trouble.of(what, settings, host, Diagnosis.of(host, settings.tls(), deadline));
      }
    } catch (IOException e) {
      fresh.close();
      throw Trouble.of(what, settings, host, e);
    }
    greet(what, fresh, deadline);
    return fresh;
  }

  /** Finds the address, with the name as it was written, which TLS verifies. */
  private InetSocketAddress address() throws UnknownHostException {
    InetAddress found = InetAddress.getByName(host.name());
    return new InetSocketAddress(
        InetAddress.getByAddress(host.name(), found.getAddress()), host.port());
  }

  /** Logs in, and sees whether the server understands. */
  private void greet(String what, Line fresh, Deadline deadline) {
    Ask ask = new Ask(this::greeting);
    CountDownLatch awaited = new CountDownLatch(1);
    fresh.send(List.of(ask), awaited);
    boolean inTime = Line.await(awaited, deadline);
    fresh.end(List.of(ask));
    Supplier<StoreException> silence = () -> Trouble.dumb(what, settings, host, inTime);
    ask.conclude(silence, inTime, said -> Trouble.refused(what, settings, host, said));
    if (!ask.answered()) {
      fresh.close();
      throw ask.cause();
    }
    protocol = protocol.after(ask.said());
    fresh.speak(protocol);
  }

  private Operation greeting(Protocol language, Answer answer) {
    String user = settings.address().user();
    String password = settings.address().password();
    return user == null || password == null
        ? language.version(answer)
        : language
            .factory()
            .saslAuth(
                LOGIN, host.name(), Map.of(), new PlainCallbackHandler(user, password), answer);
  }

  /** Returns the language that it understood last. */
  Protocol protocol() {
    return protocol;
  }

  /** Returns the number of the line that is open, 0 when there is none. */
  long lineNumber() {
    Line known = line;
    return known == null || known.isBroken() ? 0 : known.number();
  }

  /**
   * A look at the server's clock.
   *
   * @param line over which it was
   * @param seconds since the epoch, then
   * @param atNanos by the system's ticker
   */
  private record Look(long line, long seconds, long atNanos) {}

  /**
   * Returns the time by the server's clock, which is asked once for each line.
   *
   * @throws StoreException when it does not say
   */
  long clock(Wire wire, Deadline deadline) {
    Look known = clock;
    if (known == null || known.line() != lineNumber()) {
      Exchange exchange = new Exchange(wire, "commit", deadline);
      Ask ask = exchange.add(this, Protocol::stats);
      exchange.runTwice();
      String time = ask.orThrow().stats().getOrDefault("time", "");
      if (!time.matches("[0-9]{1,18}")) {
        throw new StoreException(
            "commit on %s failed: the server does not tell the time, so that it cannot be told a moment"
                .formatted(settings));
      }
      known = new Look(lineNumber(), Long.parseLong(time), Ticker.system().nanos());
      clock = known;
    }
    long passed = Ticker.system().nanos() - known.atNanos();
    return known.seconds() + TimeUnit.NANOSECONDS.toSeconds(passed);
  }

  @Override
  public void close() {
    closed = true;
    Line known = line;
    if (known != null) {
      known.close();
    }
  }
}
