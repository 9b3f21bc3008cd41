package io.larder.store.memcached;

import io.larder.spi.Key;
import io.larder.spi.StoreException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What of a namespace lies on one server. Only what is stamped with the server's generation counts,
 * so that a server which lost it, or was started again, begins with nothing. Thread-safe.
 */
final class Part {
  private final Server server;
  private final Names names;
  private volatile byte @Nullable [] generation;

  Part(Server server, Names names) {
    this.server = server;
    this.names = names;
  }

  Server server() {
    return server;
  }

  Names names() {
    return names;
  }

  /** Tells whether a key lies here: what was left by another choice of servers does not. */
  boolean owns(Wire wire, Key key) {
    return wire.server(names.record(key)) == server;
  }

  /** Returns the generation as it was seen last; null when there was none. */
  byte @Nullable [] lastSeen() {
    return generation;
  }

  /** Asks for the generation. */
  Ask ask(Exchange exchange) {
    return exchange.add(server, (protocol, answer) -> protocol.gets(names.generation(), answer));
  }

  /**
   * Returns the answer.
   *
   * @throws StoreException when there is none
   */
  byte @Nullable [] answer(Ask ask) {
    Item item = ask.orThrow().item(names.generation());
    byte[] found = item == null ? null : item.bytes();
    if (item != null
        && (item.flags() != Records.FLAGS || item.bytes().length != Records.GENERATION)) {
      throw new StoreException(
          "the item '%s' at %s is not Larder's; remove it, or name the cache otherwise"
              .formatted(names.generation(), server.host()));
    }
    if (!Arrays.equals(found, generation)) {
      generation = found;
    }
    return found;
  }
}
