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
    Attempt attempt = new Attempt(Version.of(write.token()), budget);
    try {
      if (write.expected() instanceof Expected.Unheld unheld) {
        return upsert(write, unheld, attempt);
      }
      Condition condition = Condition.of(write.expected());
      Next next = write.next();
      if (next instanceof Next.Put put) {
        return put(write, put.deadlineMillis(), condition, attempt);
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
  private static Map<String, AttributeValue> head(Attempt attempt) {
    Map<String, AttributeValue> head = new HashMap<>();
    head.put(Item.VERSION, Item.version(attempt.version()));
    return head;
  }

  /** Returns the attributes of a whole record, but for value and lease. */
  private Map<String, AttributeValue> whole(Write write, long deadlineMillis, Attempt attempt) {
    Map<String, AttributeValue> whole = head(attempt);
    putDeadline(whole, deadlineMillis);
    if (!Address.isPlain(write.key())) {
      whole.put(Item.FULL_KEY, Item.bytes(write.key().bytes()));
    }
    return whole;
  }

  private void putDeadline(Map<String, AttributeValue> set, long deadlineMillis) {
    if (deadlineMillis != Item.NEVER) {
      set.put(Item.DEADLINE, Item.number(deadlineMillis));
      set.put(Item.RECLAIM, reclaim.after(deadlineMillis));
    }
  }

  private Map<String, AttributeValue> value(Write write, long deadlineMillis, Attempt attempt) {
    Map<String, AttributeValue> value = whole(write, deadlineMillis, attempt);
    value.put(Item.BYTES, Item.bytes(((Next.Put) write.next()).bytes()));
    return value;
  }

  private Result put(Write write, long deadlineMillis, Condition condition, Attempt attempt) {
    return changes.put(write.key(), value(write, deadlineMillis, attempt), condition, attempt);
  }

  private Result touch(Write write, Next.Touch touch, Condition condition, Attempt attempt) {
    Map<String, AttributeValue> set = head(attempt);
    putDeadline(set, touch.deadlineMillis());
    Set<String> removed =
        touch.deadlineMillis() == Item.NEVER ? Update.LEASE_AND_DEADLINE : Update.LEASE;
    return changes.update(write.key(), new Update(set, Set.of(), removed), condition, attempt);
  }

  /**
   * Takes a lease. The record must not be reclaimed before the lease ends, and stays as long as it
   * did otherwise: what outlasts the lease anyhow is left alone, what does not takes a second try.
   */
  private Result hold(Write write, Lease lease, Attempt attempt) {
    Map<String, AttributeValue> set = head(attempt);
    if (!(write.expected() instanceof Expected.Is is)) {
      set = whole(write, lease.untilMillis(), attempt);
      putLease(set, lease);
      return changes.put(write.key(), set, Condition.of(write.expected()), attempt);
    }
    putLease(set, lease);
    AttributeValue reclaimed = reclaim.after(lease.untilMillis());
    Condition stays = Condition.isAndStays(is.version(), reclaimed);
    Result result =
        changes.update(write.key(), new Update(set, Set.of(), Set.of()), stays, attempt);
    if (!isConflictWith(is.version(), result)) {
      return result;
    }
    set.put(Item.RECLAIM, reclaimed);
    Update update = new Update(set, Set.of(), Set.of());
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

  /**
   * Puts whatever is there. What lives keeps its deadline where that is asked. At first a record is
   * taken to live; and to have no deadline where the put has none: then its item may be put anew,
   * which is cheaper than to update it.
   */
  private Result upsert(Write write, Expected.Unheld unheld, Attempt attempt) {
    long now = unheld.nowMillis();
    long deadline = ((Next.Put) write.next()).deadlineMillis();
    if (!unheld.keepsDeadline()) {
      return put(write, deadline, Condition.unheld(now), attempt);
    }
    Result result =
        deadline == Item.NEVER
            ? put(write, deadline, Condition.absentOrEternal(now), attempt)
            : keep(write, deadline, now, attempt);
    while (result instanceof Result.Conflict conflict && unheld.isMet(conflict.current())) {
      Stored current = conflict.current();
      boolean lives = current == null || unheld.lives(current);
      boolean eternal = current != null && current.deadlineMillis() == Item.NEVER;
      result =
          current == null || (lives && !eternal)
              ? keep(write, deadline, now, attempt)
              : put(write, lives ? Item.NEVER : deadline, Condition.is(current.version()), attempt);
    }
    return result;
  }

  /** Puts where nothing is, or over what lives and expires, which keeps its deadline. */
  private Result keep(Write write, long deadlineMillis, long nowMillis, Attempt attempt) {
    Set<String> kept = Set.of(Item.DEADLINE, Item.RECLAIM);
    Update update = new Update(value(write, deadlineMillis, attempt), kept, Update.LEASE);
    return changes.update(write.key(), update, Condition.absentOrLives(nowMillis), attempt);
  }
}
