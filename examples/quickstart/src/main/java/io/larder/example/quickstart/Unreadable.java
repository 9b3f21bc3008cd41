package io.larder.example.quickstart;

import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The files that could not be read: how many, and why the first of them. Thread-safe. */
final class Unreadable {
  static final int SHOWN = 20;

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  void add(String path, @Nullable Throwable cause) {
    if (count.incrementAndGet() <= SHOWN) {
      lines.add("cannot read " + path + ": " + reason(cause));
    }
  }

  int count() {
    return count.get();
  }

  void print(PrintStream out) {
    lines.forEach(out::println);
    if (count() > SHOWN) {
      out.println("... and " + (count() - SHOWN) + " more");
    }
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "it is no longer there";
    }
    if (cause instanceof AccessDeniedException) {
      return "access denied";
    }
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return cause == null || cause.getMessage() == null ? "unknown" : cause.getMessage();
  }
}
