package io.larder.store.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What runs in the server, atomically; sent once and then called by the digest of its text. */
enum Script {
  COMMIT,
  CLEAR,
  SWEEP,
  LISTEN;

  private final String text;
  private final String digest;

  Script() {
    String file = name().toLowerCase(Locale.ROOT) + ".lua";
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing beside " + Script.class);
      }
      // Comments would be sent as well.
      text = new String(in.readAllBytes(), UTF_8).replaceAll("(?m)^--.*\n", "");
      byte[] sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
      digest = HexFormat.of().formatHex(sha);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /** Returns the text. */
  byte[] text() {
    return text.getBytes(UTF_8);
  }

  /** Returns what calls it. */
  byte[] digest() {
    return digest.getBytes(US_ASCII);
  }
}
