package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the name of an error in its response, whatever the protocol. */
final class ErrorName {
  /** JSON's {@code "__type":"..."}, the same in CBOR, XML's {@code <Code>}. */
  private static final Pattern NAME =
      Pattern.compile(
          "__type\"?\\s*[:\\x60-\\x7b]?\\s*[\"x]?.?([\\w.]+#)?(\\w+)|<Code>(\\w+)</Code>");

  private static final Pattern PASSING =
      Pattern.compile(
          "(?i).*(throttl|toomanyrequests|limitexceeded|throughputexceeded|slowdown|timeout"
              + "|unavailable|internal|expired|accessdenied|unauthorized|notauthorized|signature"
              + "|token|credential|retry).*");

  private ErrorName() {}

  /** Tells whether an error of that name would be given again to whoever asked again. */
  static boolean lasting(String name) {
    return Require.word(name) && !PASSING.matcher(name).matches();
  }

  /** Returns the name, or an empty text when there is none to be found. */
  static String of(Answer answer) {
    String type = answer.header("x-amzn-ErrorType");
    if (!type.isEmpty()) {
      return plain(type);
    }
    Matcher name = NAME.matcher(ISO_8859_1.decode(answer.body().duplicate()));
    if (!name.find()) {
      return "";
    }
    return name.group(2) != null ? name.group(2) : name.group(3);
  }

  private static String plain(String type) {
    String name = type.substring(type.indexOf('#') + 1);
    int end = name.indexOf(':');
    return end < 0 ? name : name.substring(0, end);
  }
}
