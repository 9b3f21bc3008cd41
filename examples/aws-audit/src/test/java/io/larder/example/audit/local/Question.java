package io.larder.example.audit.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param accessKeyId of who asks; empty when nobody signed
 * @param service that is asked, as in the signature
 * @param parameters of the query or of the form
 * @param headers the first value of each
 * @param body as it came
 */
record Question(
    String accessKeyId,
    String service,
    Map<String, String> parameters,
    Map<String, String> headers,
    byte[] body) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/]+)/\\d+/[^/]+/([^/]+)/aws4_request");

  static Question of(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    Matcher credential = CREDENTIAL.matcher(headers.getOrDefault("Authorization", ""));
    boolean signed = credential.find();
    String query = exchange.getRequestURI().getRawQuery();
    return new Question(
        signed ? credential.group(1) : "",
        signed ? credential.group(2) : "",
        parameters(query == null ? new String(body, UTF_8) : query),
        headers,
        body);
  }

  private static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return parameters;
  }

  @Nullable String parameter(String name) {
    return parameters.get(name);
  }
}
