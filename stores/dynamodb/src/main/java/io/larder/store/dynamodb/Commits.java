package io.larder.store.dynamodb;

import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.dynamodb.Changes.Attempt;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Carries out writes: each is one conditional request, in two cases sometimes two. Thread-safe. */
final class Commits {
  private final Changes changes;
  private final Reclaim reclaim;

  Commits(Wire wire, Address address, Ticker ticker) {
    this.changes = new Changes(wire, address);
    this.reclaim = new Reclaim(ticker, wire.settings().graceMillis());
  }

  /** Carries out a write that is not to be rejected. */
  Result commit(Write write, Budget budget) {
    Attempt attempt = new Attempt(Version.random(), budget);
    try {
      if (write.expected() instanceof Expected.Unheld unheld) {
        return upsert(write, unheld, attempt);
      }
      Condition condition = Condition.of(write.expected());
      Next next = write.next();
      if (next instanceof Next.Put) {
        return put(write, condition, attempt);
      }
      if (next instanceof Next.Touch touch) {
        return touch(write, touch, condition, attempt);
      }
      if (next instanceof Next.Hold hold) {
        return hold(write, hold.lease(), attempt);
      }
      return changes.delete(write.key(), condition, attempt);
    } catch (Refusal e) {
      return e.isCertain() ? new Result.Failed(e) : new Result.Unknown(e);
    } catch (StoreException e) {
      return new Result.Failed(e); // what is there is not ours, and was left alone
    }
  }

  /** Returns what every change sets. */
  private static Map<String, AttributeValue> head(Write write, Attempt attempt) {
    Map<String, AttributeValue> head = new HashMap<>();
    head.put(Item.VERSION, Item.version(attempt.version()));
    head.put(Item.TOKEN, Item.token(write.token()));
    return head;
  }

  /** Returns the attributes of a whole record, but for value and lease. */
  private Map<String, AttributeValue> whole(Write write, long deadlineMillis, Attempt attempt) {
    Map<String, AttributeValue> whole = head(write, attempt);
    whole.put(Item.DEADLINE, Item.number(deadlineMillis));
    whole.put(Item.RECLAIM, reclaim.after(deadlineMillis));
    if (!Address.isPlain(write.key())) {
      whole.put(Item.FULL_KEY, Item.bytes(write.key().bytes()));
    }
    return whole;
  }

  private Map<String, AttributeValue> value(Write write, Attempt attempt) {
    Next.Put put = (Next.Put) write.next();
    Map<String, AttributeValue> value = whole(write, put.deadlineMillis(), attempt);
    value.put(Item.BYTES, Item.bytes(put.bytes()));
    return value;
  }

  private Result put(Write write, Condition condition, Attempt attempt) {
    return changes.put(write.key(), value(write, attempt), condition, attempt);
  }

  private Result touch(Write write, Next.Touch touch, Condition condition, Attempt attempt) {
    Map<String, AttributeValue> set = head(write, attempt);
    set.put(Item.DEADLINE, Item.number(touch.deadlineMillis()));
    set.put(Item.RECLAIM, reclaim.after(touch.deadlineMillis()));
    return changes.update(write.key(), new Update(set, Set.of(), true), condition, attempt);
  }

  /**
   * Takes a lease. The record must not be reclaimed before the lease ends, and stays as long as it
   * did otherwise: what outlasts the lease anyhow is left alone, what does not takes a second try.
   */
  private Result hold(Write write, Lease lease, Attempt attempt) {
    Map<String, AttributeValue> set = head(write, attempt);
    if (!(write.expected() instanceof Expected.Is is)) {
      set = whole(write, lease.untilMillis(), attempt);
      putLease(set, lease);
      return changes.put(write.key(), set, Condition.of(write.expected()), attempt);
    }
    putLease(set, lease);
    AttributeValue reclaimed = reclaim.after(lease.untilMillis());
    Condition stays = Condition.isAndStays(is.version(), reclaimed);
    Result result = changes.update(write.key(), new Update(set, Set.of(), false), stays, attempt);
    if (!isConflictWith(is.version(), result)) {
      return result;
    }
    set.put(Item.RECLAIM, reclaimed);
    Update update = new Update(set, Set.of(), false);
    return changes.update(write.key(), update, Condition.is(is.version()), attempt);
  }

  private static void putLease(Map<String, AttributeValue> set, Lease lease) {
    set.put(Item.LEASE, Item.number(lease.untilMillis()));
    set.put(Item.PURPOSE, Item.purpose(lease.purpose()));
  }

  /** Tells whether the version was as expected, and something else was not. */
  private static boolean isConflictWith(Version version, Result result) {
    Stored current = result instanceof Result.Conflict conflict ? conflict.current() : null;
    return current != null && current.version().equals(version);
  }

  /** Puts whatever is there; first as if nothing was, or a record that lives. */
  private Result upsert(Write write, Expected.Unheld unheld, Attempt attempt) {
    if (!unheld.keepsDeadline()) {
      return put(write, Condition.unheld(unheld.nowMillis()), attempt);
    }
    Update update = new Update(value(write, attempt), Set.of(Item.DEADLINE, Item.RECLAIM), true);
    Condition absentOrLives = Condition.absentOrLives(unheld.nowMillis());
    while (true) {
      Result result = changes.update(write.key(), update, absentOrLives, attempt);
      Stored over = over(result, unheld);
      if (over != null) {
        result = put(write, Condition.is(over.version()), attempt);
      }
      if (!isPassed(result, unheld)) {
        return result;
      }
    }
  }

  private static @Nullable Stored over(Result result, Expected.Unheld unheld) {
    return isPassed(result, unheld) ? ((Result.Conflict) result).current() : null;
  }

  /** Tells whether a conflict is with a record that is over, or with one that has just gone. */
  private static boolean isPassed(Result result, Expected.Unheld unheld) {
    if (!(result instanceof Result.Conflict conflict)) {
      return false;
    }
    Stored current = conflict.current();
    Lease lease = current == null ? null : current.lease();
    return lease == null || !lease.lives(unheld.nowMillis());
  }
}
