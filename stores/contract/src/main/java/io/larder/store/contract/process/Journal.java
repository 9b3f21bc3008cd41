package io.larder.store.contract.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The system of record of several processes, in the JVM of the test: notes what their writers bring
 * in the order in which it comes, and stops a process at a moment that a test chooses. Thread-safe.
 */
final class Journal implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Queue<Stop> stops = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Long> values = new ConcurrentHashMap<>();
  private final List<Note> changes = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  private Journal() throws IOException {
    start(this::accept);
  }

  /** Opens one for processes of this machine. */
  static Journal open() throws IOException {
    return new Journal();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Lets the next process that notes this wait; once for each stop. */
  Stop stopNext(Note.Kind kind) {
    Stop stop = new Stop(kind);
    stops.add(stop);
    return stop;
  }

  /** Sets a value past all caches. */
  void set(int key, long value) {
    values.put(key, value);
  }

  /** Returns the value of an entry that must be there. */
  long value(int key) {
    return requireNonNull(values.get(key), () -> "there should be a value of " + key);
  }

  Map<Integer, Long> values() {
    return Map.copyOf(values);
  }

  /** Returns the changes of one entry, in order. */
  List<Note> changes(int key) {
    lock.lock();
    try {
      return changes.stream().filter(change -> change.key() == key).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the values that were written of one entry, in order. */
  List<Long> written(int key) {
    return changes(key).stream()
        .filter(change -> change.kind() == Note.Kind.WRITE)
        .map(Note::value)
        .toList();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "journal");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (Line line = new Line(socket)) {
      for (String note = line.read(); note != null; note = line.read()) {
        line.write(answer(Note.of(note)));
      }
    } catch (IOException e) {
      return; // the process was killed
    }
  }

  private String answer(Note note) {
    if (note.isChange()) {
      add(note);
    }
    Stop stop = takeStop(note.kind());
    if (stop != null) {
      stop.pass(note);
    }
    return note.kind() == Note.Kind.LOAD ? String.valueOf(values.get(note.key())) : "noted";
  }

  private void add(Note change) {
    lock.lock();
    try {
      changes.add(change);
      if (change.kind() == Note.Kind.WRITE) {
        values.put(change.key(), change.value());
      } else {
        values.remove(change.key());
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Stop takeStop(Note.Kind kind) {
    Stop stop = stops.peek();
    return stop != null && stop.kind() == kind && stops.remove(stop) ? stop : null;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
