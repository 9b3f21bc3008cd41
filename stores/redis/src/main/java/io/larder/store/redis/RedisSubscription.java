package io.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/**
 * A listener's place in the changes of a namespace, which are a stream for each part.
 *
 * <p>Nothing is missed without a word: each poll asks for the last change told as well, and finds
 * it where it was, in the same history of the same server, or there is a gap. So it does not matter
 * what became of connections meanwhile, whether the stream was cut, dropped or flushed, or another
 * server took over.
 */
final class RedisSubscription implements Subscription {
  private static final int MOST_AT_ONCE = 1_000;

  /** How long changes are kept for listeners that do not ask: an idle cache costs nothing. */
  private static final long KEPT_MILLIS = 600_000;

  private static final Pattern MASTER = Pattern.compile("\\brole:master\\b");
  private static final Pattern HISTORY = Pattern.compile("\\bmaster_replid:(\\w+)");

  private final Settings settings;
  private final Wire wire;
  private final Ticker ticker;
  private final List<Part> parts;
  private final ChangeListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  @GuardedBy("lock")
  private List<Mark> marks;

  /**
   * The last change told of a part.
   *
   * @param id of the stream's entry
   * @param version that the entry carries, never the same again
   * @param history what the server calls its data, until it loses some
   */
  private record Mark(byte[] id, byte[] version, String history) {
    boolean isAt(List<Entry> entries, String now) {
      return !entries.isEmpty() && entries.get(0).is(id, version) && history.equals(now);
    }
  }

  RedisSubscription(
      Settings settings, Wire wire, Ticker ticker, List<Part> parts, ChangeListener listener) {
    this.settings = settings;
    this.wire = wire;
    this.ticker = ticker;
    this.parts = parts;
    this.listener = listener;
    this.marks = begin();
  }

  @Override
  public void poll() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      long asOf = ticker.millis();
      boolean more = true;
      while (more) {
        more = tellSome();
      }
      listener.aliveAsOf(asOf);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Tells what is new, and returns whether there is more. */
  @GuardedBy("lock")
  private boolean tellSome() {
    List<@Nullable Object> replies = askForNews();
    List<Mark> reached = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    boolean all = false;
    boolean more = false;
    for (int i = 0; i < parts.size(); i++) {
      List<Entry> news = Entry.all(replies.get(3 * i));
      String history = history(replies.get(3 * i + 2));
      if (!marks.get(i).isAt(news, history)) {
        marks = begin(); // before the gap is told, so that no change falls between
        listener.gap();
        return false;
      }
      for (Entry entry : news.subList(1, news.size())) {
        all |= entry.isClear();
        Change change = entry.change();
        if (change != null) {
          changes.add(change);
        }
      }
      Entry last = news.get(news.size() - 1);
      reached.add(new Mark(last.id(), last.version(), history));
      more |= news.size() > MOST_AT_ONCE;
    }
    if (all) {
      listener.all();
    }
    if (!changes.isEmpty()) {
      listener.changed(changes);
    }
    marks = reached;
    return more;
  }

  @GuardedBy("lock")
  private List<@Nullable Object> askForNews() {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      commands.add(Entry.from(part, marks.get(i).id(), 1 + MOST_AT_ONCE));
      commands.add(
          Command.plain(
              part.slot(), Protocol.Command.PEXPIRE, part.changes(), Command.ascii(KEPT_MILLIS)));
      commands.add(askForHistory(part));
    }
    return wire.askAll("poll", commands);
  }

  /** Returns the place from which on everything is told. */
  private List<Mark> begin() {
    List<Command> commands = new ArrayList<>();
    for (Part part : parts) {
      commands.add(
          Command.call(
              part.slot(),
              Script.LISTEN,
              List.of(part.changes()),
              List.of(Records.bytes(Version.random()), Command.ascii(KEPT_MILLIS))));
      commands.add(askForHistory(part));
    }
    List<@Nullable Object> replies = wire.askAll("subscribe", commands);
    List<Mark> begun = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<?> last = requireNonNull(Refusal.orThrow(replies.get(2 * i), List.class));
      begun.add(
          new Mark(
              (byte[]) requireNonNull(last.get(0)),
              (byte[]) requireNonNull(last.get(1)),
              history(replies.get(2 * i + 1))));
    }
    return begun;
  }

  private static Command askForHistory(Part part) {
    return Command.plain(part.slot(), Protocol.Command.INFO, Command.ascii("replication"));
  }

  private String history(@Nullable Object reply) {
    String info = new String(requireNonNull(Refusal.orThrow(reply, byte[].class)), US_ASCII);
    Matcher history = HISTORY.matcher(info);
    if (!MASTER.matcher(info).find() || !history.find()) {
      throw new StoreException(
          "poll on " + settings + " failed: it is a replica; wait until another is elected");
    }
    return history.group(1);
  }
}
