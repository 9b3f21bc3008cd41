package io.larder.store.memcached;

import java.util.List;
import net.spy.memcached.OperationFactory;
import net.spy.memcached.ops.ConcatenationType;
import net.spy.memcached.ops.Operation;
import net.spy.memcached.ops.StoreType;
import net.spy.memcached.protocol.binary.BinaryOperationFactory;

/** The binary protocol, in which one can log in. */
final class BinaryProtocol implements Protocol {
  private final OperationFactory factory = new BinaryOperationFactory();

  @Override
  public OperationFactory factory() {
    return factory;
  }

  @Override
  public Protocol after(String greeting) {
    return this;
  }

  /** The client's command for many leaves the numbers out. */
  @Override
  public int mostNames() {
    return 1;
  }

  @Override
  public boolean numbersWrites() {
    return true;
  }

  @Override
  public Operation gets(List<String> names, Answer answer) {
    return factory.gets(names.get(0), answer);
  }

  @Override
  public Operation add(String name, int expiry, byte[] bytes, Answer answer) {
    return factory.store(StoreType.add, name, Records.FLAGS, expiry, bytes, answer);
  }

  @Override
  public Operation set(String name, int expiry, byte[] bytes, Answer answer) {
    return factory.store(StoreType.set, name, Records.FLAGS, expiry, bytes, answer);
  }

  @Override
  public Operation cas(String name, long cas, int expiry, byte[] bytes, Answer answer) {
    return factory.cas(StoreType.set, name, cas, Records.FLAGS, expiry, bytes, answer);
  }

  @Override
  public Operation remove(String name, long cas, byte[] tombstone, Answer answer) {
    return factory.delete(name, cas, answer);
  }

  @Override
  public Operation append(String name, byte[] bytes, Answer answer) {
    return factory.cat(ConcatenationType.append, 0, name, bytes, answer);
  }

  @Override
  public Operation delete(String name, Answer answer) {
    return factory.delete(name, answer);
  }

  @Override
  public Operation stats(Answer answer) {
    return factory.stats(null, answer);
  }

  @Override
  public Operation version(Answer answer) {
    return factory.version(answer);
  }
}
