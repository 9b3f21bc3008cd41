package io.larder.store.memcached;

import java.util.List;
import net.spy.memcached.OperationFactory;
import net.spy.memcached.ops.Operation;

/** A language in which servers are asked. Thread-safe. */
interface Protocol {
  /** Returns what the client needs to know of it. */
  OperationFactory factory();

  /**
   * Returns the language in which to go on.
   *
   * @param greeting what the server said first
   */
  Protocol after(String greeting);

  /** Returns how many items one command reads at most. */
  int mostNames();

  /** Tells whether the answer to a write has the item's new number. */
  boolean numbersWrites();

  /**
   * Reads items with their numbers.
   *
   * @param names at least one, at most {@link #mostNames}
   */
  Operation gets(List<String> names, Answer answer);

  /** Reads an item with its number. */
  default Operation gets(String name, Answer answer) {
    return gets(List.of(name), answer);
  }

  /** Writes an item where there is none. */
  Operation add(String name, int expiry, byte[] bytes, Answer answer);

  /** Writes an item whatever is there. */
  Operation set(String name, int expiry, byte[] bytes, Answer answer);

  /** Writes an item where one has this number. */
  Operation cas(String name, long cas, int expiry, byte[] bytes, Answer answer);

  /** Removes an item that has this number, or puts something there that ends by itself. */
  Operation remove(String name, long cas, byte[] tombstone, Answer answer);

  /** Writes more at the end of an item. */
  Operation append(String name, byte[] bytes, Answer answer);

  /** Removes an item. */
  Operation delete(String name, Answer answer);

  /** Asks for figures. */
  Operation stats(Answer answer);

  /** Asks for a sign of life. */
  Operation version(Answer answer);
}
