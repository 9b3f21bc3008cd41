package io.larder.benchmark.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
  @Test
  void thereIsAPlotForEachUnitAndNumberOfThreads(@TempDir Path folder) throws IOException {
    Table table = new Table();
    for (Measure measure : Measures.ALL) {
      for (int threads : measure.probe().threads()) {
        table.add(new Row(measure, threads), Subjects.LARDER, new Sample(300, Map.of()));
        table.add(new Row(measure, threads), "cache2k", new Sample(2, Map.of()));
      }
    }
    new Plots(table).write(folder);
    assertThat(folder.resolve("operations-a-second-2.svg")).content().contains("</svg>");
    assertThat(folder.resolve("bytes-by-entry-1.svg")).content().contains("</svg>");
  }
}
