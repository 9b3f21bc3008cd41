package io.larder.sdk.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import software.amazon.awssdk.http.AbortableInputStream;

/** Makes streams of bodies that were read, wholly or in part. */
final class Rest {
  private Rest() {}

  static AbortableInputStream of(ByteBuffer body) {
    return AbortableInputStream.create(
        new ByteArrayInputStream(
            body.array(), body.arrayOffset() + body.position(), body.remaining()));
  }

  /** Reads so many bytes, or all there are; where that fails, so does the connection. */
  static byte[] start(AbortableInputStream stream, int bytes) throws IOException {
    try {
      return stream.readNBytes(bytes);
    } catch (IOException | RuntimeException e) {
      stream.abort();
      throw e;
    }
  }

  /** Returns a stream of what was read, and of what is still to come. */
  static AbortableInputStream after(byte[] start, AbortableInputStream rest) {
    SequenceInputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), rest);
    return AbortableInputStream.create(whole, rest);
  }
}
