package io.larder.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is measured is what the heap grows by, in VMs with other layouts. Each runs alone, with a
 * collector that leaves no garbage, so that nothing else moves its heap.
 */
class HeapGrowthTest {
  private static final Offset<Double> TEN_PERCENT = Offset.offset(10.0);
  private static final int FIRST_WITH_COMPACT_HEADERS = 25;

  static Stream<String> layouts() {
    Stream<String> all =
        Stream.of(
            "-XX:+UseCompressedOops", "-XX:-UseCompressedOops", "-XX:ObjectAlignmentInBytes=16");
    return Runtime.version().feature() < FIRST_WITH_COMPACT_HEADERS
        ? all
        : Stream.concat(all, Stream.of("-XX:+UseCompactObjectHeaders"));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void aMixOfEntriesAndEachKindOfThem(String layout) throws IOException, InterruptedException {
    List<String> lines = run(layout);
    assertThat(lines).hasSize(Entries.values().length + 1);
    for (String line : lines) {
      double error = Double.parseDouble(line.substring(line.indexOf(' ')));
      assertThat(error).as(line).isCloseTo(0, TEN_PERCENT);
    }
  }

  private static List<String> run(String layout) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1"));
    command.add("-XX:-UseTLAB"); // else one object of a compiler's thread may take a megabyte
    command.add(layout);
    command.addAll(List.of("-cp", classPath(), HeapGrowth.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines().toList();
  }

  private static String classPath() {
    return String.join(File.pathSeparator, folderOf(SizeOf.class), folderOf(HeapGrowth.class));
  }

  private static String folderOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
