package io.larder.example.audit.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param names on this page
 * @param next with what the page after it is asked for; null on the last one
 */
record Page(List<String> names, @Nullable String next) {
  /**
   * Returns the page that begins where another ended.
   *
   * @param token of the page before; null for the first
   * @param size how many names; null for 100
   */
  static Page of(List<String> all, @Nullable String token, @Nullable String size) {
    int from =
        token == null ? 0 : Integer.parseInt(new String(Base64.getDecoder().decode(token), UTF_8));
    int to = Math.min(all.size(), from + (size == null ? 100 : Integer.parseInt(size)));
    String next =
        to == all.size()
            ? null
            : Base64.getEncoder().encodeToString(Integer.toString(to).getBytes(UTF_8));
    return new Page(List.copyOf(all.subList(from, to)), next);
  }

  /** Returns an element for the next page's token, or nothing. */
  String nextAs(String element) {
    return next == null ? "" : "<%1$s>%2$s</%1$s>".formatted(element, next);
  }

  /** Returns all names in elements. */
  String each(UnaryOperator<String> element) {
    return names.stream().map(element).collect(Collectors.joining());
  }
}
