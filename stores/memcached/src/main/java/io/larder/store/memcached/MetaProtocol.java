package io.larder.store.memcached;

import java.util.List;
import net.spy.memcached.ops.Operation;

/**
 * The text protocol with Memcached's meta commands. Their answers to a write have the item's new
 * number, and the answers to several commands that came together are sent together: that of a
 * {@code gets} is sent at once, so that what follows it wakes the client again.
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
  public Operation gets(List<String> names, Answer answer) {
    return names.size() == 1 ? gets(names.get(0), answer) : super.gets(names, answer);
  }

  @Override
  public Operation gets(String name, Answer answer) {
    return TextCommand.reading("mg " + name + " f c v", name, answer);
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
    return TextCommand.with(
        "ms " + name + " " + bytes.length + " F" + Records.FLAGS + " T" + expiry + " c" + more,
        bytes,
        answer);
  }

  private static String compare(long cas) {
    return " C" + Long.toUnsignedString(cas);
  }
}
