package io.larder.codec;

import static java.util.Objects.requireNonNull;

import io.larder.spi.UnreadableException;
import java.util.Objects;

/** The codec {@code java}: Java serialisation and nothing else. */
final class JavaCodec<T> implements RoomyCodec<T> {
  static final String ID = "java";

  private final Class<T> declared;
  private final Gate gate;

  JavaCodec(Class<T> declared, Gate gate) {
    this.declared = requireNonNull(declared, "declared");
    this.gate = gate;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int fingerprint() {
    return Fingerprint.of(declared);
  }

  @Override
  public byte[] encode(T value, int room) {
    BytesOut out = new BytesOut(room);
    JavaSerial.write(requireNonNull(value, "value"), out, gate);
    return out.toBytes();
  }

  @Override
  public T decode(byte[] bytes, int offset, int length) throws UnreadableException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return Declared.check(declared, JavaSerial.read(bytes, offset, length, gate));
  }
}
