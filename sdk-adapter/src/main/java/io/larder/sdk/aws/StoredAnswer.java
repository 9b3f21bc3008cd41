package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it lies in the cache, in bytes of its own so that every provider and store can hold
 * it.
 *
 * @param epoch of its service and operation when its request was sent
 * @param deadlineMillis since 1970, from when on it is not answered
 */
record StoredAnswer(long epoch, long deadlineMillis, Answer answer) {
  private static final int FORMAT = 2;

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length + 1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(epoch);
      out.writeLong(deadlineMillis);
      out.writeShort(answer.status());
      write(out, answer.reason());
      out.writeInt(answer.headers().size());
      for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
        write(out, header.getKey());
        out.writeInt(header.getValue().size());
        for (String value : header.getValue()) {
          write(out, value);
        }
      }
      write(out, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be written into memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Returns what the bytes say, or null when they are of another version, cut or damaged. */
  static @Nullable StoredAnswer of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != FORMAT) {
        return null;
      }
      StoredAnswer stored = new StoredAnswer(in.getLong(), in.getLong(), answer(in));
      return in.hasRemaining() ? null : stored;
    } catch (BufferUnderflowException e) {
      return null;
    }
  }

  private static Answer answer(ByteBuffer in) {
    int status = in.getShort();
    String reason = text(in);
    Map<String, List<String>> headers = new HashMap<>();
    for (int left = size(in); left > 0; left--) {
      String name = text(in);
      List<String> values = new ArrayList<>(1);
      for (int more = size(in); more > 0; more--) {
        values.add(text(in));
      }
      headers.put(name, values);
    }
    return new Answer(status, reason, headers, bytes(in));
  }

  private static String text(ByteBuffer in) {
    int size = size(in);
    String text = new String(in.array(), in.arrayOffset() + in.position(), size, UTF_8);
    in.position(in.position() + size);
    return text;
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[size(in)];
    in.get(bytes);
    return bytes;
  }

  /**
   * Everything that is counted takes a byte at least, so that damage cannot ask for much memory.
   */
  private static int size(ByteBuffer in) {
    int size = in.getInt();
    if (size < 0 || size > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return size;
  }
}
