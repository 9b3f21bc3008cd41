package io.larder.example.spring;

import java.io.PrintStream;
import org.springframework.stereotype.Component;

/** Somebody who looks at the same things again and again. */
@Component
public class Visits {
  private final Catalogue catalogue;
  private final FiguresReader figures;

  /** Made by Spring. */
  Visits(Catalogue catalogue, FiguresReader figures) {
    this.catalogue = catalogue;
    this.figures = figures;
  }

  /** Makes so many visits, and prints what the caches counted. */
  void make(int visits, PrintStream out) {
    for (int i = 0; i < visits; i++) {
      catalogue.price("tea");
      catalogue.price("nothing");
      catalogue.stock("tea", "Leer");
      catalogue.name("tea");
    }
    out.printf("%,d visits, %,d lookups%n", visits, catalogue.lookups());
    out.printf(
        "%-10s %10s %10s %10s %18s%n", "cache", "hits", "misses", "puts", "Micrometer's hits");
    for (CacheFigures each : figures.all()) {
      out.printf(
          "%-10s %,10d %,10d %,10d %,18d%n",
          each.cache(), each.hits(), each.misses(), each.puts(), each.meteredHits());
    }
  }
}
