package io.larder.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests that ran on the heap although there is a default store, because they ask for
 * store-by-reference. Larder logs each such cache.
 */
public final class ByReferenceCount implements TestExecutionListener {
  private static final Logger SETTINGS = Logger.getLogger("io.larder.jcache.config.Settings");

  private final Set<String> byReference = ConcurrentHashMap.newKeySet();
  private final AtomicInteger tests = new AtomicInteger();
  private volatile @Nullable String running;

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord message) {
          String test = running;
          if (test != null && message.getMessage().contains("store-by-reference")) {
            byReference.add(test);
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    SETTINGS.setLevel(Level.FINE);
    SETTINGS.setUseParentHandlers(false);
    SETTINGS.addHandler(handler);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      tests.incrementAndGet();
      running = test.getUniqueId();
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      running = null;
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    SETTINGS.removeHandler(handler);
    String report = System.getProperty("tck.by-reference");
    if (report == null || tests.get() == 0) {
      return;
    }
    try {
      Files.writeString(
          Path.of(report),
          "%d of %d tests ran on the heap, because they ask for store-by-reference%n"
              .formatted(byReference.size(), tests.get()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + report, e);
    }
  }
}
