package io.larder.sdk.aws;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A body whose start was collected: publishes that, then what is still to come. Until the start was
 * given, its source is asked for nothing, and an end that comes meanwhile waits.
 */
final class Spill implements Publisher<ByteBuffer>, Subscription {
  private final ByteBuffer start;
  private final Subscription source;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Subscriber<? super ByteBuffer> subscriber;

  @GuardedBy("lock")
  private boolean begun;

  @GuardedBy("lock")
  private boolean open;

  @GuardedBy("lock")
  private long wanted;

  @GuardedBy("lock")
  private @Nullable Consumer<Subscriber<? super ByteBuffer>> end;

  Spill(ByteBuffer start, Subscription source) {
    this.start = start;
    this.source = source;
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    this.subscriber = subscriber;
    subscriber.onSubscribe(this);
  }

  @Override
  public void request(long parts) {
    boolean first;
    lock.lock();
    try {
      first = !begun;
      begun = true;
      if (!open) {
        wanted = wanted + parts < 0 ? Long.MAX_VALUE : wanted + parts;
      }
      if (!open && !first) {
        return;
      }
    } finally {
      lock.unlock();
    }
    if (first) {
      begin();
    } else {
      source.request(parts);
    }
  }

  private void begin() {
    next(start);
    long more;
    Consumer<Subscriber<? super ByteBuffer>> ended;
    lock.lock();
    try {
      open = true;
      more = wanted - 1;
      ended = end;
    } finally {
      lock.unlock();
    }
    if (ended != null) {
      end(ended);
    } else if (more > 0) {
      source.request(more);
    }
  }

  @Override
  public void cancel() {
    source.cancel();
  }

  void next(ByteBuffer part) {
    Subscriber<? super ByteBuffer> to = subscriber;
    if (to != null) {
      to.onNext(part);
    }
  }

  void end(Consumer<Subscriber<? super ByteBuffer>> signal) {
    lock.lock();
    try {
      if (!open) {
        end = signal;
        return;
      }
    } finally {
      lock.unlock();
    }
    Subscriber<? super ByteBuffer> to = subscriber;
    if (to != null) {
      signal.accept(to);
    }
  }
}
