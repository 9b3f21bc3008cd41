package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * JSON with the members of each object in the order of their names, at every level; nothing else is
 * changed. A scanner and no parser: the SDK wrote the text, so equal values have equal letters, and
 * a number stays as exact as it is. What is no JSON stays as it is.
 */
final class CanonicalJson {
  private static final int MAXIMUM_DEPTH = 200;

  private final String text;
  private int at;

  private CanonicalJson(String text) {
    this.text = text;
  }

  static byte[] of(byte[] json) {
    String text = new String(json, UTF_8);
    CanonicalJson scanner = new CanonicalJson(text);
    try {
      String sorted = scanner.value(0);
      return scanner.atEnd() ? sorted.getBytes(UTF_8) : json;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return json;
    }
  }

  private boolean atEnd() {
    skipSpace();
    return at == text.length();
  }

  private String value(int depth) {
    if (depth > MAXIMUM_DEPTH) {
      throw new IllegalArgumentException("deeper than " + MAXIMUM_DEPTH);
    }
    skipSpace();
    return switch (text.charAt(at)) {
      case '{' -> list('{', '}', depth, true);
      case '[' -> list('[', ']', depth, false);
      case '"' -> string();
      default -> scalar();
    };
  }

  private String list(char open, char close, int depth, boolean members) {
    List<String> parts = new ArrayList<>();
    at++;
    skipSpace();
    while (text.charAt(at) != close) {
      parts.add(members ? member(depth) : value(depth + 1));
      skipSpace();
      if (text.charAt(at) == ',') {
        at++;
        skipSpace();
      } else if (text.charAt(at) != close) {
        throw new IllegalArgumentException("neither , nor " + close + " at " + at);
      }
    }
    at++;
    if (members) {
      parts.sort(null);
    }
    return open + String.join(",", parts) + close;
  }

  private String member(int depth) {
    String name = string();
    skipSpace();
    if (text.charAt(at++) != ':') {
      throw new IllegalArgumentException("no : at " + at);
    }
    return name + ":" + value(depth + 1);
  }

  private String string() {
    int start = at;
    if (text.charAt(at++) != '"') {
      throw new IllegalArgumentException("no string at " + start);
    }
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    return text.substring(start, at);
  }

  private String scalar() {
    int start = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw new IllegalArgumentException("no value at " + start);
    }
    return text.substring(start, at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
