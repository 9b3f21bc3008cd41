package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().remaining() + 1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(epoch);
      out.writeLong(deadlineMillis);
      out.writeShort(answer.status());
      write(out, answer.head().statusText().orElse(""));
      out.writeInt(answer.head().numHeaders());
      for (Map.Entry<String, List<String>> header : answer.head().headers().entrySet()) {
        write(out, header.getKey());
        out.writeInt(header.getValue().size());
        for (String value : header.getValue()) {
          write(out, value);
        }
      }
      ByteBuffer body = answer.body();
      out.writeInt(body.remaining());
      out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be written into memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Returns what the bytes say, marked as a hit; null when they are of another version, cut or
   * damaged.
   */
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
    SdkHttpResponse.Builder head =
        SdkHttpFullResponse.builder()
            .statusCode(Short.toUnsignedInt(in.getShort()))
            .statusText(text(in));
    for (int left = size(in); left > 0; left--) {
      head.putHeader(text(in), texts(in));
    }
    return new Answer(head.putHeader(Answer.MARK, Answer.HIT).build(), slice(in));
  }

  private static List<String> texts(ByteBuffer in) {
    String[] texts = new String[size(in)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(in);
    }
    return List.of(texts);
  }

  private static String text(ByteBuffer in) {
    int size = size(in);
    String text = new String(in.array(), in.arrayOffset() + in.position(), size, UTF_8);
    in.position(in.position() + size);
    return text;
  }

  /** Returns what comes next without copying it. */
  private static ByteBuffer slice(ByteBuffer in) {
    int size = size(in);
    ByteBuffer slice = in.slice(in.position(), size);
    in.position(in.position() + size);
    return slice;
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
