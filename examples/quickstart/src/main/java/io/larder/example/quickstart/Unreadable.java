package io.larder.example.quickstart;

import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that could not be read: how many, and why the first of them. Thread-safe. */
final class Unreadable {
  static final int SHOWN = 20;

  private final List<String> lines = new ArrayList<>();
  private int count;

  synchronized void add(String path, @Nullable Throwable cause) {
    count++;
    if (lines.size() < SHOWN) {
      lines.add("cannot read " + path + ": " + reason(cause));
    }
  }

  synchronized int count() {
    return count;
  }

  synchronized void print(PrintStream out) {
    lines.forEach(out::println);
    if (count > lines.size()) {
      out.println("... and " + (count - lines.size()) + " more");
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
