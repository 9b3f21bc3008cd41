package io.larder.sdk.aws;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.sdk.aws.Flights.Route;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * One request for all who ask the same at the same time. Its whole body is collected, and each
 * party gets it as its own; it is cancelled when the last of them is. Who began it gets its
 * failure, the others go again.
 */
final class AsyncFlight implements SdkAsyncHttpResponseHandler {
  private final AsyncReads reads;
  private final Route route;
  private final Party leader;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final List<Party> parties = new ArrayList<>();

  @GuardedBy("lock")
  private boolean over;

  private volatile @Nullable SdkHttpResponse head;
  private volatile boolean cancelled;
  private volatile CompletableFuture<Void> sent = new CompletableFuture<>();

  AsyncFlight(AsyncReads reads, Route route, Party leader) {
    this.reads = reads;
    this.route = route;
    this.leader = leader;
    parties.add(leader);
  }

  void start(SdkAsyncHttpClient client) {
    Party.onFailure(leader.result(), failure -> leave(leader));
    CompletableFuture<Void> sending;
    try {
      sending = client.execute(Party.with(leader.request(), this));
    } catch (RuntimeException e) {
      fail(e);
      return;
    }
    sent = sending;
    Party.onFailure(sending, this::fail);
    if (cancelled) {
      cancel();
    }
  }

  /** Returns whether the party is now one of this flight; false when it is over. */
  boolean join(Party party) {
    lock.lock();
    try {
      if (over) {
        return false;
      }
      parties.add(party);
    } finally {
      lock.unlock();
    }
    Party.onFailure(party.result(), failure -> leave(party));
    return true;
  }

  private void leave(Party party) {
    lock.lock();
    try {
      parties.remove(party);
      if (over || !parties.isEmpty()) {
        return;
      }
    } finally {
      lock.unlock();
    }
    cancel();
  }

  private void cancel() {
    cancelled = true;
    take();
    sent.completeExceptionally(new CancellationException("all who asked have cancelled"));
  }

  /** Ends the flight for those who come; returns who is there, once. */
  private List<Party> take() {
    reads.gone(route, this);
    lock.lock();
    try {
      List<Party> present = List.copyOf(parties);
      over = true;
      parties.clear();
      return present;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onHeaders(SdkHttpResponse headers) {
    head = headers;
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    SdkHttpResponse response = head();
    int maximum = leader.call().maximumBytes();
    boolean large =
        response
            .firstMatchingHeader("Content-Length")
            .filter(length -> length.length() > 9 || Integer.parseInt(length) > maximum)
            .isPresent();
    if (large) {
      spill(stream);
    } else {
      stream.subscribe(new Intake(this, maximum));
    }
  }

  @Override
  public void onError(Throwable error) {
    fail(error);
  }

  void collected(byte[] body) {
    Answer answer = new Answer(head(), body);
    land(answer, reads.keep(leader.call(), route, answer));
  }

  /** Gives all an answer that was found in the cache after all. */
  void found(Answer answer) {
    take().forEach(party -> reads.hit(party, answer));
  }

  /** Gives an answer to those it is for: to all, or to who began. */
  private void land(Answer answer, boolean shared) {
    Answer hit = answer.marked(Answer.HIT);
    for (Party party : take()) {
      if (party == leader) {
        party.answer(answer.marked(Answer.MISS));
      } else if (shared) {
        reads.hit(party, hit);
      } else {
        reads.go(party);
      }
    }
  }

  /** One party gets a body that is too large to be shared, the others go by themselves. */
  void spill(Publisher<ByteBuffer> body) {
    List<Party> present = take();
    for (Party party : present) {
      if (party == present.get(0)) {
        party.follow(sent);
        party.give(Answer.marked(head(), Answer.MISS), body);
      } else {
        reads.alone(party);
      }
    }
  }

  void fail(Throwable failure) {
    for (Party party : take()) {
      if (party == leader) {
        party.fail(failure);
      } else {
        reads.go(party);
      }
    }
  }

  private SdkHttpResponse head() {
    SdkHttpResponse known = head;
    if (known == null) {
      throw new IllegalStateException("a body came before its headers");
    }
    return known;
  }
}
