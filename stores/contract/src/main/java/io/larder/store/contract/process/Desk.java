package io.larder.store.contract.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;

/** One process's way to the {@link Journal}: its writer and its loader. Thread-safe. */
final class Desk implements CacheWriter<Integer, Long>, CacheLoader<Integer, Long>, AutoCloseable {
  private final int port;
  private final Queue<Line> idle = new ConcurrentLinkedQueue<>();

  /** A desk that connects when it is used first. */
  Desk(int port) {
    this.port = port;
  }

  /** Tells the journal and waits for its answer. */
  String tell(Note.Kind kind, int key, long value) {
    try {
      Line line = idle.poll();
      if (line == null) {
        line = new Line(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      line.write(new Note(kind, key, value).line());
      String answer = line.read();
      if (answer == null) {
        throw new EOFException("the journal was closed");
      }
      idle.add(line);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there is none
  public Long load(Integer key) {
    String value = tell(Note.Kind.LOAD, key, 0);
    return value.equals("null") ? null : Long.valueOf(value);
  }

  @Override
  public Map<Integer, Long> loadAll(Iterable<? extends Integer> keys) {
    Map<Integer, Long> found = new HashMap<>();
    for (Integer key : keys) {
      Long value = load(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  @Override
  public void write(Cache.Entry<? extends Integer, ? extends Long> entry) {
    tell(Note.Kind.WRITE, entry.getKey(), entry.getValue());
  }

  @Override
  public void writeAll(Collection<Cache.Entry<? extends Integer, ? extends Long>> entries) {
    for (Iterator<Cache.Entry<? extends Integer, ? extends Long>> rest = entries.iterator();
        rest.hasNext(); ) {
      write(rest.next());
      rest.remove();
    }
  }

  @Override
  public void delete(Object key) {
    tell(Note.Kind.DELETE, (Integer) key, 0);
  }

  @Override
  public void deleteAll(Collection<?> keys) {
    for (Iterator<?> rest = keys.iterator(); rest.hasNext(); ) {
      delete(rest.next());
      rest.remove();
    }
  }

  @Override
  public void close() throws IOException {
    for (Line line = idle.poll(); line != null; line = idle.poll()) {
      line.close();
    }
  }
}
