package io.larder.store.memcached;

import static java.nio.charset.StandardCharsets.US_ASCII;

import net.spy.memcached.ops.Operation;

/**
 * The text protocol with Memcached's meta commands, whose answers to a write have the item's new
 * number.
 */
final class MetaProtocol extends TextProtocol {
  MetaProtocol() {
    super(NAMES_IN_A_LINE);
  }

  @Override
  public boolean numbersWrites() {
    return true;
  }

  @Override
  public Operation add(String name, int expiry, byte[] bytes, Answer answer) {
    return store(name, expiry, bytes, " ME", answer);
  }

  @Override
  public Operation cas(String name, long cas, int expiry, byte[] bytes, Answer answer) {
    return store(name, expiry, bytes, compare(cas), answer);
  }

  @Override
  public Operation remove(String name, long cas, byte[] tombstone, Answer answer) {
    return new TextCommand("md " + name + compare(cas), answer);
  }

  private static Operation store(
      String name, int expiry, byte[] bytes, String more, Answer answer) {
    String head =
        "ms " + name + " " + bytes.length + " F" + Records.FLAGS + " T" + expiry + " c" + more;
    return new TextCommand(head.getBytes(US_ASCII), bytes, answer);
  }

  private static String compare(long cas) {
    return " C" + Long.toUnsignedString(cas);
  }
}
