package io.larder.store.contract.fault;

import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One commit of which some items fail. */
final class FaultyCommit {
  private final List<Item> items;
  private final Faults faults;

  private record Item(Write write, Fault fault) {
    boolean isSent() {
      return fault == Fault.NONE || fault == Fault.REPLY_LOST;
    }
  }

  private FaultyCommit(List<Item> items, Faults faults) {
    this.items = items;
    this.faults = faults;
  }

  /** Returns a commit of which all items fail alike, but those with a fault of their own. */
  static FaultyCommit of(List<Write> writes, Fault whole, Faults faults) {
    List<Item> items = new ArrayList<>();
    for (Write write : writes) {
      items.add(new Item(write, faults.takeFaultOf(write.key(), whole)));
    }
    return new FaultyCommit(items, faults);
  }

  List<Result> send(Space space) {
    List<Write> sent = items.stream().filter(Item::isSent).map(Item::write).toList();
    Iterator<Result> replies = (sent.isEmpty() ? List.<Result>of() : space.commit(sent)).iterator();
    List<Result> results = new ArrayList<>();
    for (Item item : items) {
      if (item.isSent()) {
        Result reply = replies.next();
        results.add(item.fault() == Fault.NONE ? reply : unknown("the reply was lost: " + reply));
      } else {
        results.add(withhold(item, space));
      }
    }
    return results;
  }

  private Result withhold(Item item, Space space) {
    if (item.fault() == Fault.REJECTED) {
      long size = item.write().next() instanceof Next.Put put ? put.bytes().length : 1;
      return new Result.Rejected("value", size - 1, size);
    }
    if (item.fault() == Fault.REQUEST_DELAYED) {
      faults.delay(() -> space.commit(List.of(item.write())));
      return unknown("the request is late");
    }
    return unknown("the request was lost");
  }

  private static Result unknown(String why) {
    return new Result.Unknown(new StoreException("commit failed on purpose: " + why));
  }
}
