package io.larder.store.mongodb;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import io.larder.spi.ChangeListener;
import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.Version;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A listener's place in the changes of a namespace.
 *
 * <p>Nothing is missed without a word: each poll writes a marker of its own, and reads the stream
 * until that comes, so that what was committed before has come, too. It writes it in place of the
 * last one, which it finds where the server has kept all that it had; else there is a gap.
 */
final class MongodbSubscription implements Subscription {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Place place;
  private final Link link;
  private final ChangeListener listener;
  private final Marker marker;
  private final String clearId;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;

  /** Null when it broke. */
  @GuardedBy("lock")
  private @Nullable Stream stream;

  /** After what was told last; null where nobody knows. */
  @GuardedBy("lock")
  private @Nullable BsonDocument position;

  /** What the marker has. */
  @GuardedBy("lock")
  private Version marked = Version.random();

  /** What the marker may have as well, when no reply came. */
  @GuardedBy("lock")
  private Version tried = marked;

  MongodbSubscription(Place place, ChangeListener listener) {
    this.place = place;
    this.link = place.link();
    this.listener = listener;
    this.marker = Marker.ofListener(place);
    this.clearId = Marker.ofClear(place).id();
    lock.lock();
    try {
      link.requireOpen("subscribe");
      place.prepare();
      begin("subscribe");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void poll() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      link.requireOpen("poll");
      long asOf = link.ticker().millis();
      tellNews();
      listener.aliveAsOf(asOf);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    if (lock.tryLock()) { // a poll that is under way closes the stream itself
      try {
        discard();
      } finally {
        lock.unlock();
      }
    }
  }

  @GuardedBy("lock")
  private void tellNews() {
    try {
      if (!goesOn() || !readOn()) {
        beginAgain();
      }
    } catch (MongoCommandException e) {
      discard();
      if (!Trouble.certain(e)) {
        throw link.trouble("poll", e);
      }
      beginAgain(); // the server no longer has what follows the position
    } catch (MongoException | IllegalStateException e) {
      discard();
      throw link.trouble("poll", e);
    } finally {
      if (closed) {
        discard();
      }
    }
  }

  /** Sees to it that the stream is open where it was, and returns whether it can be. */
  @GuardedBy("lock")
  private boolean goesOn() {
    if (stream == null && position != null) {
      stream = Stream.open(place, position);
    }
    if (stream == null) {
      return false;
    }
    List<Version> known = List.of(marked, tried);
    tried = Version.random();
    boolean kept = marker.renew(known, tried);
    marked = tried;
    return kept;
  }

  /** Tells what comes before the marker, and returns whether the stream has reached it. */
  @GuardedBy("lock")
  private boolean readOn() {
    long deadline = link.deadlineNanos();
    News news = new News();
    while (stream != null) {
      Event event = stream.next();
      if (event == null) {
        waitForMore(deadline);
        continue;
      }
      if (event instanceof Event.Ended) {
        return false;
      }
      news.add(event, clearId);
      boolean reached = event.equals(new Event.Marked(marker.id(), marked));
      if (reached || news.isMuch()) {
        news.tell(listener);
        position = stream.position();
      }
      if (reached) {
        return true;
      }
    }
    return false;
  }

  @GuardedBy("lock")
  private void waitForMore(long deadline) {
    if (link.leftMillis(deadline) == 0) {
      discard();
      throw new StoreException(
          "poll on "
              + link.settings()
              + " failed: its change stream is silent; see timeout in the URI");
    }
    try {
      link.ticker().pause(PAUSE_NANOS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("poll on " + link.settings() + " failed: interrupted", e);
    }
  }

  /** Goes on from now: what happened since the last poll is unknown. */
  @GuardedBy("lock")
  private void beginAgain() {
    discard();
    position = null;
    begin("poll");
    listener.gap();
  }

  @GuardedBy("lock")
  private void begin(String what) {
    try {
      Stream begun = Stream.open(place, null);
      stream = begun;
      tried = Version.random();
      marker.write(tried);
      marked = tried;
      position = begun.position();
    } catch (MongoException | IllegalStateException e) {
      discard();
      throw link.trouble(what, e);
    }
  }

  @GuardedBy("lock")
  private void discard() {
    Stream broken = stream;
    stream = null;
    if (broken != null) {
      broken.close();
    }
  }
}
