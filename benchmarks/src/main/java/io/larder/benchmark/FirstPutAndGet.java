package io.larder.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;

/**
 * A program that puts and gets once, and prints the microseconds of CPU that its JVM took so far.
 */
public final class FirstPutAndGet {
  private FirstPutAndGet() {}

  /** Takes the class name of a provider; without one, does nothing but count. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      Cache<String, String> cache =
          Caching.getCachingProvider(arguments[0])
              .getCacheManager()
              .createCache("first", new MutableConfiguration<>());
      cache.put("key", "value");
      if (!"value".equals(cache.get("key"))) {
        throw new IllegalStateException("the first get does not find the first put");
      }
    }
    System.out.println(cpuNanos() / 1_000);
  }

  /** The kernel's own count for each thread, finer than the ticks of {@code /proc/self/stat}. */
  private static long cpuNanos() throws IOException {
    long nanos = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path thread : threads) {
        String text = Files.readString(thread.resolve("schedstat"));
        nanos += Long.parseLong(text.substring(0, text.indexOf(' ')));
      }
    }
    return nanos;
  }
}
