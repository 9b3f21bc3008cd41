package io.larder.sdk.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it lies in the cache, in bytes of its own so that every provider and store can hold
 * it.
 *
 * @param epoch of its service and operation when its request was sent
 * @param deadlineMillis since 1970, from when on it is not answered
 */
record StoredAnswer(long epoch, long deadlineMillis, Answer answer) {
  private static final int FORMAT = 1;

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.body().length + 1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(epoch);
      out.writeLong(deadlineMillis);
      out.writeShort(answer.status());
      out.writeUTF(answer.reason());
      out.writeInt(answer.headers().size());
      for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
        out.writeUTF(header.getKey());
        out.writeInt(header.getValue().size());
        for (String value : header.getValue()) {
          out.writeUTF(value);
        }
      }
      out.writeInt(answer.body().length);
      out.write(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("an answer does not fit its form", e);
    }
    return bytes.toByteArray();
  }

  /** Returns what the bytes say, or null when they are of another version, cut or damaged. */
  static @Nullable StoredAnswer of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != FORMAT) {
        return null;
      }
      StoredAnswer stored = new StoredAnswer(in.readLong(), in.readLong(), answer(in));
      return in.read() < 0 ? stored : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static Answer answer(DataInputStream in) throws IOException {
    int status = in.readShort();
    String reason = in.readUTF();
    Map<String, List<String>> headers = new TreeMap<>();
    for (int left = size(in); left > 0; left--) {
      String name = in.readUTF();
      List<String> values = new ArrayList<>();
      for (int more = size(in); more > 0; more--) {
        values.add(in.readUTF());
      }
      headers.put(name, values);
    }
    byte[] body = new byte[size(in)];
    in.readFully(body);
    return new Answer(status, reason, headers, body);
  }

  /**
   * Everything that is counted takes a byte at least, so that damage cannot ask for much memory.
   */
  private static int size(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > in.available()) {
      throw new IOException("no such size: " + size);
    }
    return size;
  }
}
