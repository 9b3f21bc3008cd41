package io.larder.benchmark.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** Recorded traces: xz, big-endian integers of four bytes, one key each. */
final class TraceFiles {
  private static final String SUFFIX = ".trace.xz";

  /** The sizes by which known traces are compared elsewhere. */
  private static final Map<String, List<Integer>> SIZES =
      Map.of("web07", List.of(300, 1200, 3000), "orm-busy", List.of(1250, 5000, 10000));

  private TraceFiles() {}

  /** Returns all traces of a folder, by name. */
  static List<Trace> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(TraceFiles::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the trace of a file. */
  static Trace of(Path file) {
    String name = String.valueOf(file.getFileName()).replace(SUFFIX, "");
    return new Trace(name, () -> read(file), SIZES.getOrDefault(name, List.of()));
  }

  private static int[] read(Path file) {
    try (InputStream in = new XZInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      byte[] bytes = in.readAllBytes();
      int[] keys = new int[bytes.length / Integer.BYTES];
      ByteBuffer.wrap(bytes).asIntBuffer().get(keys);
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read trace " + file, e);
    }
  }
}
