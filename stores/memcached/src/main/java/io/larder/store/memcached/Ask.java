package io.larder.store.memcached;

import io.larder.spi.StoreException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import net.spy.memcached.ops.Operation;
import net.spy.memcached.ops.OperationState;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * One command of an exchange, and in the end what came of it. Confined to a thread, save {@link
 * #giveUp}.
 */
final class Ask {
  /** Makes the operation of a command in a language. */
  interface Command {
    Operation operation(Protocol protocol, Answer answer);
  }

  /** What came of it. */
  enum End {
    /** It was done. For a read, also where nothing was found. */
    DONE,
    /** Something else is there: not done. */
    TAKEN,
    /** Nothing is there: not done. */
    MISSING,
    /** The server said that it will not: not done. */
    REFUSED,
    /** It never reached the server: not done. */
    UNSENT,
    /** The connection broke before it was sent: not done. */
    CUT,
    /** Nobody knows. */
    LOST
  }

  private final Command command;
  private volatile @Nullable Operation operation;
  private volatile @Nullable Answer answer;
  private @Nullable StoreException cause;
  private End end = End.UNSENT;

  Ask(Command command) {
    this.command = command;
  }

  /** Returns the operation to be sent now. */
  Operation begin(Protocol protocol, CountDownLatch awaited) {
    Answer fresh = new Answer(awaited);
    Operation made = command.operation(protocol, fresh);
    answer = fresh;
    operation = made;
    cause = null;
    return made;
  }

  /** Stops waiting; what was not written yet never will be. */
  void giveUp() {
    Operation sent = operation;
    Answer known = answer;
    if (sent != null && known != null && !known.isOver()) {
      sent.cancel();
    }
  }

  /** Notes that it cannot be sent. */
  void cannot(StoreException why) {
    end = End.UNSENT;
    cause = why;
  }

  /**
   * Finds out what came of it, once nobody waits any more.
   *
   * @param silence says what it means where there is no answer
   * @param broken whether the connection broke, and time is left
   * @param refusal says what a server's refusal means
   */
  void conclude(Supplier<StoreException> silence, boolean broken, Refusal refusal) {
    Answer known = answer;
    OperationStatus status = known == null ? null : known.status();
    if (status == null) {
      Operation sent = operation;
      boolean waiting = sent == null || sent.getState() == OperationState.WRITE_QUEUED;
      end = waiting ? (broken ? End.CUT : End.UNSENT) : End.LOST;
      cause = silence.get();
      return;
    }
    StatusCode code = status.getStatusCode();
    end =
        status.isSuccess()
            ? End.DONE
            : code == StatusCode.ERR_EXISTS || code == StatusCode.ERR_NOT_STORED
                ? End.TAKEN
                : code == StatusCode.ERR_NOT_FOUND ? End.MISSING : End.REFUSED;
    if (end == End.REFUSED) {
      cause = refusal.of(status.getMessage());
    }
  }

  /** Says what a server's refusal means. */
  interface Refusal {
    StoreException of(String message);
  }

  End end() {
    return end;
  }

  /** Returns why there is no answer, or a refusal. */
  StoreException cause() {
    StoreException known = cause;
    if (known == null) {
      throw new IllegalStateException("nothing went wrong");
    }
    return known;
  }

  /** Tells whether the server did what was asked, or looked and found nothing. */
  boolean answered() {
    return end == End.DONE || end == End.TAKEN || end == End.MISSING;
  }

  /** Tells whether it got lost on the way there or back, if it was sent at all. */
  boolean silent() {
    return end == End.UNSENT || end == End.CUT || end == End.LOST;
  }

  /** Throws the cause unless the server has answered. */
  Ask orThrow() {
    if (!answered()) {
      throw cause();
    }
    return this;
  }

  /** Returns the server's own word of how it ended; empty when it did not say. */
  String said() {
    Answer known = answer;
    OperationStatus status = known == null ? null : known.status();
    return status == null ? "" : status.getMessage();
  }

  /** Returns what was found, by name. */
  Map<String, Item> items() {
    Answer known = answer;
    return known == null ? Map.of() : known.items();
  }

  /** Returns the one item that was asked for; null when it is not there. */
  @Nullable Item item(String name) {
    return items().get(name);
  }

  Map<String, String> stats() {
    Answer known = answer;
    return known == null ? Map.of() : known.stats();
  }

  /** Returns the number of the state that was written, 0 when the server did not say. */
  long cas() {
    Answer known = answer;
    return known == null ? 0 : known.cas();
  }
}
