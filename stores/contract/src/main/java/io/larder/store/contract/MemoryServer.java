package io.larder.store.contract;

import io.larder.spi.Namespace;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** What all stores of one name share: a table for each namespace, and one series of versions. */
final class MemoryServer {
  private final AtomicLong versions = new AtomicLong();
  private final ConcurrentMap<Namespace, MemoryTable> tables = new ConcurrentHashMap<>();

  MemoryTable table(Namespace namespace) {
    return tables.computeIfAbsent(namespace, any -> new MemoryTable(versions::incrementAndGet));
  }
}
