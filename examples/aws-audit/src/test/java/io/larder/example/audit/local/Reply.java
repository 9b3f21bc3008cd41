package io.larder.example.audit.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** What is answered. */
record Reply(int status, Map<String, String> headers, byte[] body) {
  static Reply xml(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "text/xml"), body.getBytes(UTF_8));
  }
}
