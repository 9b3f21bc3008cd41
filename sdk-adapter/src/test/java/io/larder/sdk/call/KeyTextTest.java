package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTextTest {
  record Point(int x, @Nullable Object y) {}

  enum Colour {
    RED,
    GREEN {} // a constant with a class of its own
  }

  static String text(@Nullable Object value) {
    KeyText text = new KeyText();
    text.append(value);
    return text.toString();
  }

  static Stream<Arguments> texts() {
    String here = KeyTextTest.class.getName();
    return Stream.of(
        Arguments.of(null, "null"),
        Arguments.of(true, "true"),
        Arguments.of(1, "1"),
        Arguments.of(-1L, "-1L"),
        Arguments.of((short) 1, "1s"),
        Arguments.of((byte) 1, "1b"),
        Arguments.of(1.5, "0x1.8p0d"),
        Arguments.of(-0.0f, "-0x0.0p0f"),
        Arguments.of(Double.NaN, "NaNd"),
        Arguments.of(BigInteger.ONE, "1n"),
        Arguments.of(new BigDecimal("1.50"), "1.50m"),
        Arguments.of('a', "Character\"a\""),
        Arguments.of("a", "\"a\""),
        Arguments.of("ä€😀", "\"ä€😀\""),
        Arguments.of("\"\\\n", "\"\\\"\\\\\\u000a\""),
        Arguments.of("\ud83d", "\"\\ud83d\""),
        Arguments.of(Colour.RED, here + "$Colour.RED"),
        Arguments.of(Colour.GREEN, here + "$Colour.GREEN"),
        Arguments.of(DayOfWeek.MONDAY, "java.time.DayOfWeek.MONDAY"),
        Arguments.of(String.class, "java.lang.String.class"),
        Arguments.of(new UUID(0, 1), "UUID\"00000000-0000-0000-0000-000000000001\""),
        Arguments.of(URI.create("a:b"), "URI\"a:b\""),
        Arguments.of(Locale.CANADA_FRENCH, "Locale\"fr-CA\""),
        Arguments.of(Locale.ROOT, "Locale\"und\""),
        Arguments.of(Locale.forLanguageTag("zh-Hant"), "Locale\"zh-Hant\""),
        Arguments.of(Period.ofDays(1), "Period\"P1D\""),
        Arguments.of(Instant.EPOCH, "Instant\"1970-01-01T00:00:00Z\""),
        Arguments.of(LocalDate.EPOCH, "LocalDate\"1970-01-01\""),
        Arguments.of(Duration.ofMinutes(1), "Duration\"PT1M\""),
        Arguments.of(ZoneId.of("Europe/Paris"), "ZoneId\"Europe/Paris\""),
        Arguments.of(ZoneOffset.UTC, "ZoneId\"Z\""),
        Arguments.of(
            ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Paris")),
            "ZonedDateTime\"2026-01-01T00:00+01:00[Europe/Paris]\""),
        Arguments.of(Arrays.asList(1, null), "List{1,null}"),
        Arguments.of(new ArrayList<>(List.of("a")), "List{\"a\"}"),
        Arguments.of(new LinkedHashSet<>(List.of(2, 1)), "Set{1,2}"),
        Arguments.of(new LinkedHashMap<>(Map.of("k", 1)), "Map{\"k\"=1}"),
        Arguments.of(Optional.empty(), "Optional{}"),
        Arguments.of(Optional.of(1L), "Optional{1L}"),
        Arguments.of(new int[] {1, 2}, "int[]{1,2}"),
        Arguments.of(new byte[] {0, -1}, "byte[]{00ff}"),
        Arguments.of(new String[][] {{"a"}}, "java.lang.String[][]{java.lang.String[]{\"a\"}}"),
        Arguments.of(new Point(1, "b"), here + "$Point{x=1,y=\"b\"}"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aValueHasThisTextForEver(@Nullable Object value, String text) {
    assertThat(text(value)).isEqualTo(text);
  }

  @Test
  void differentValuesHaveDifferentTexts() {
    List<@Nullable Object> values = new ArrayList<>(texts().map(each -> each.get()[0]).toList());
    values.addAll(
        List.of(
            1L, 1.0, 1.0f, "1", "1L", "null", "true", 'n', '1', "a,b", "List{1}", new Point(1, 1)));
    values.addAll(
        List.of(
            List.of(),
            Set.of(),
            Map.of(),
            List.of(List.of(1), 2),
            List.of(List.of(1, 2)),
            List.of("a", "b"),
            List.of("a\",\"b"),
            List.of("a,b"),
            new int[0],
            new long[0],
            new Object[] {"a"},
            new Point(1, List.of(1)),
            new Point(1, Set.of(1)),
            Map.of("k=1", 1),
            Map.of(1, 2),
            new BigDecimal("1.5"),
            "java.time.DayOfWeek.MONDAY"));

    Set<String> texts = new HashSet<>();
    values.forEach(value -> texts.add(text(value)));

    assertThat(texts).hasSameSizeAs(values);
  }

  @Test
  void equalSetsAndMapsHaveOneText() {
    assertThat(text(new LinkedHashSet<>(List.of("b", "a", "c"))))
        .isEqualTo(text(new LinkedHashSet<>(List.of("c", "b", "a"))));
    Map<Integer, String> map = new LinkedHashMap<>();
    map.put(2, "b");
    map.put(1, "a");
    assertThat(text(map)).isEqualTo("Map{1=\"a\",2=\"b\"}");
  }

  @Test
  void whatHasNoCanonicalTextIsRefusedHoweverDeepItIs() {
    for (Object value : List.of(new Object(), new Throwable(), (Runnable) () -> {})) {
      assertThatThrownBy(() -> text(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(value.getClass().getName() + " has no canonical text");
      assertThatThrownBy(() -> text(List.of(Optional.of(new Point(1, Map.of(1, value))))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatHoldsItselfIsRefused() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertThatThrownBy(() -> text(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is nested more than 50 deep");
  }
}
