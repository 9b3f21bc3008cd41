package io.larder.benchmark.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.engine.policy.AdaptivePolicy;
import io.larder.engine.policy.LruPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TraceReplayTest {
  private static int[] keys(String name) {
    return TraceReplay.traces(name).get(0).keys().get();
  }

  @Test
  void readsATraceFromAFileOrAFolder(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("some.trace.xz");
    try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options())) {
      out.write(ByteBuffer.allocate(12).putInt(7).putInt(-1).putInt(70_000).array());
    }
    assertThat(keys(file.toString())).containsExactly(7, -1, 70_000);
    assertThat(TraceReplay.traces(folder.toString()).get(0).name()).isEqualTo("some");
  }

  @Test
  void namesTheTracesThereAre() {
    assertThatThrownBy(() -> TraceReplay.traces("zipf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zipf99");
  }

  @Test
  void theLoopComesRound() {
    assertThat(keys("loop")).startsWith(0, 1, 2).endsWith(9_998, 9_999).hasSize(500_000);
  }

  @Test
  void aGeneratedTraceIsTheSameEachTime() {
    assertThat(keys("drift")).isEqualTo(keys("drift"));
  }

  @Test
  void aScannedKeyComesOnce() {
    int[] keys = keys("scan");
    int[] scanned = IntStream.of(keys).filter(key -> key >= 100_000).toArray();
    assertThat(scanned).hasSize(keys.length / 5).doesNotHaveDuplicates();
  }

  @Test
  void aDriftingKeyIsNotOfTheFuture() {
    int[] keys = keys("drift");
    for (int at = 0; at < keys.length; at++) {
      assertThat(keys[at] - 100_000_000).isBetween(0, at / 5);
    }
  }

  @Test
  void zipfDrawsARankByItsLikelihood() {
    Zipf zipf = new Zipf(3, 1, new Random(1));
    long[] drawn = new long[3];
    for (int i = 0; i < 110_000; i++) {
      drawn[zipf.next()]++;
    }
    assertThat(drawn[0]).isBetween(59_000L, 61_000L);
    assertThat(drawn[1]).isBetween(29_000L, 31_000L);
    assertThat(drawn[2]).isBetween(19_000L, 21_000L);
  }

  @Test
  void eachSubjectKeepsWhatFitsAndNotMuchMore() {
    for (Subject opened :
        List.of(
            new PolicySubject(new AdaptivePolicy<>(), 100),
            new PolicySubject(new LruPolicy<>(), 100),
            new CaffeineSubject(100),
            new Cache2kSubject(100),
            new EhcacheSubject(100))) {
      try (Subject subject = opened) {
        assertThat(IntStream.range(0, 1_000).filter(subject::use).count()).isZero();
        assertThat(subject.use(2_000)).isFalse();
        assertThat(subject.use(2_000)).isTrue();
        assertThat(IntStream.range(0, 1_000).filter(subject::use).count()).isLessThan(105);
      }
    }
  }

  @Test
  void theTableComparesWithTheBestOfTheOthers() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HitRatioTable table = new HitRatioTable(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Map<String, Double> ratios = new LinkedHashMap<>();
    ratios.put("adaptive", 40.0);
    ratios.put("lru", 30.0);
    ratios.put("other", 42.0);
    table.add("trace", 10, 50, ratios);
    table.printSummary();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("| trace | 10 | 50.00 | 40.00 | 30.00 | 42.00 | -2.00 |")
        .contains("| mean share of Belady | | 1.000 | 0.800 | 0.600 | 0.840 | |")
        .contains("in 1 of 1 rows");
  }
}
