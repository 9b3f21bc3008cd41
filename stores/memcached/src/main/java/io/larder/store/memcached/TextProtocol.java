package io.larder.store.memcached;

import java.util.List;
import net.spy.memcached.OperationFactory;
import net.spy.memcached.ops.Operation;
import net.spy.memcached.protocol.ascii.AsciiOperationFactory;

/**
 * The text protocol. The client's own commands in it break the connection of all threads when a
 * server says that it has no memory for one item; ours do not.
 */
class TextProtocol implements Protocol {
  /** A removed item ends as soon as one can say in every server. */
  private static final int TOMBSTONE_SECONDS = 1;

  /** How many names one command takes at most for a Memcached. */
  static final int NAMES_IN_A_LINE = 100;

  private final int mostNames;

  /** What every server understands. */
  TextProtocol() {
    this(1);
  }

  /** As spoken with a server that reads so many items by one command. */
  TextProtocol(int mostNames) {
    this.mostNames = mostNames;
  }

  @Override
  public OperationFactory factory() {
    return new AsciiOperationFactory();
  }

  /** Infinispan breaks the connection where another command follows one of many names. */
  @Override
  public Protocol after(String greeting) {
    ServerVersion version = ServerVersion.of(greeting);
    if (version == null) {
      return new TextProtocol();
    }
    return version.numbersWrites() ? new MetaProtocol() : new TextProtocol(NAMES_IN_A_LINE);
  }

  @Override
  public int mostNames() {
    return mostNames;
  }

  @Override
  public boolean numbersWrites() {
    return false;
  }

  @Override
  public Operation gets(List<String> names, Answer answer) {
    return new TextCommand("gets " + String.join(" ", names), answer);
  }

  @Override
  public Operation add(String name, int expiry, byte[] bytes, Answer answer) {
    return store("add", name, expiry, bytes, "", answer);
  }

  @Override
  public Operation set(String name, int expiry, byte[] bytes, Answer answer) {
    return store("set", name, expiry, bytes, "", answer);
  }

  @Override
  public Operation cas(String name, long cas, int expiry, byte[] bytes, Answer answer) {
    return store("cas", name, expiry, bytes, " " + Long.toUnsignedString(cas), answer);
  }

  /** There is no conditional removal in this protocol. */
  @Override
  public Operation remove(String name, long cas, byte[] tombstone, Answer answer) {
    return cas(name, cas, TOMBSTONE_SECONDS, tombstone, answer);
  }

  @Override
  public Operation append(String name, byte[] bytes, Answer answer) {
    return store("append", name, 0, bytes, "", answer);
  }

  private static Operation store(
      String verb, String name, int expiry, byte[] bytes, String more, Answer answer) {
    return TextCommand.with(
        verb + " " + name + " " + Records.FLAGS + " " + expiry + " " + bytes.length + more,
        bytes,
        answer);
  }

  @Override
  public Operation delete(String name, Answer answer) {
    return new TextCommand("delete " + name, answer);
  }

  @Override
  public Operation stats(Answer answer) {
    return new TextCommand("stats", answer);
  }

  @Override
  public Operation version(Answer answer) {
    return new TextCommand("version", answer);
  }
}
