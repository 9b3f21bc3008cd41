package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The operations that are never cached: {@code denied-operations.txt}. */
final class DenyList {
  private static final String RESOURCE = "denied-operations.txt";

  private record Line(String service, Pattern operation) {
    static Line of(String text) {
      String[] columns = text.split("\\s+", 3);
      if (columns.length < 3) {
        throw new IllegalStateException(RESOURCE + " has no reason in line: " + text);
      }
      return new Line(
          columns[0], Pattern.compile(columns[1].replace("*", ".*"), Pattern.CASE_INSENSITIVE));
    }
  }

  private static final String EVERY_SERVICE = "*";

  /** Asked at each call: those of one service are few. */
  private final Map<String, List<Line>> byService;

  private DenyList(Map<String, List<Line>> byService) {
    this.byService = byService;
  }

  static DenyList builtIn() {
    try (InputStream resource =
            Objects.requireNonNull(DenyList.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return new DenyList(
          reader
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Line::of)
              .collect(groupingBy(Line::service)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  boolean has(String service, String operation) {
    return names(Call.normal(service), operation) || names(EVERY_SERVICE, operation);
  }

  private boolean names(String service, String operation) {
    return byService.getOrDefault(service, List.of()).stream()
        .anyMatch(line -> line.operation().matcher(operation).matches());
  }
}
