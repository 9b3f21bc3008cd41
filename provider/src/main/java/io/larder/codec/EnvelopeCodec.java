package io.larder.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.larder.spi.Codec;
import io.larder.spi.UnreadableException;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Puts a header before the bytes of another codec, by which what cannot be read is told from what
 * can before a single object is made of it.
 *
 * <pre>
 *   version 1 │ flags 1 │ id length 1 │ id, ASCII │ fingerprint 4 │ CRC32C of the payload 4 │ payload
 * </pre>
 *
 * @param <T> the type of the objects
 */
public final class EnvelopeCodec<T> implements Codec<T> {
  private static final int VERSION = 1;
  private static final int LONGEST_ID = 255;

  private final Codec<T> codec;
  private final String id;
  private final int fingerprint;
  private final byte[] header;

  /**
   * Wraps a codec.
   *
   * @throws IllegalArgumentException when its id is empty, not ASCII, or longer than 255
   */
  public EnvelopeCodec(Codec<T> codec) {
    this.codec = codec;
    this.id = codec.id();
    this.fingerprint = codec.fingerprint();
    checkId(id);
    BytesOut out = new BytesOut(0);
    out.putByte(VERSION);
    out.putByte(0);
    out.putByte(id.length());
    out.write(id.getBytes(US_ASCII), 0, id.length());
    out.putInt(fingerprint);
    out.putInt(0);
    this.header = out.toBytes();
  }

  private static void checkId(String id) {
    boolean valid = !id.isEmpty() && id.length() <= LONGEST_ID;
    for (int i = 0; i < id.length(); i++) {
      valid &= id.charAt(i) > ' ' && id.charAt(i) < 0x7F;
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "the id of a codec is 1 to %d printable ASCII characters, not '%s'"
              .formatted(LONGEST_ID, id));
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int fingerprint() {
    return fingerprint;
  }

  @Override
  public byte[] encode(T value) {
    byte[] bytes = encodeAfterRoom(value);
    System.arraycopy(header, 0, bytes, 0, header.length);
    int sum = checksum(bytes, header.length, bytes.length - header.length);
    BytesOut.setInt(bytes, header.length - Integer.BYTES, sum);
    return bytes;
  }

  private byte[] encodeAfterRoom(T value) {
    if (codec instanceof RoomyCodec<T> roomy) {
      return roomy.encode(value, header.length);
    }
    byte[] payload = codec.encode(value);
    byte[] bytes = new byte[Math.addExact(header.length, payload.length)];
    System.arraycopy(payload, 0, bytes, header.length, payload.length);
    return bytes;
  }

  @Override
  public T decode(byte[] bytes, int offset, int length) throws UnreadableException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int start =
        isOurs(bytes, offset, length)
            ? offset + header.length
            : startOfPayload(new BytesIn(bytes, offset, length));
    int count = offset + length - start;
    if (BytesIn.intAt(bytes, start - Integer.BYTES) != checksum(bytes, start, count)) {
      throw new UnreadableException("damaged: the checksum of " + count + " bytes is another");
    }
    return codec.decode(bytes, start, count);
  }

  /** Tells whether all of the header but the checksum is what this codec writes. */
  private boolean isOurs(byte[] bytes, int offset, int length) {
    int same = header.length - Integer.BYTES;
    return length >= header.length && Arrays.equals(bytes, offset, offset + same, header, 0, same);
  }

  private int startOfPayload(BytesIn in) throws UnreadableException {
    checkForm(in.getByte(), in.getByte());
    checkCodec(in);
    return in.skip(Integer.BYTES) + Integer.BYTES;
  }

  private static void checkForm(int version, int flags) throws UnreadableException {
    if (version != VERSION) {
      throw new UnreadableException(
          "foreign: format version %d, only %d is known".formatted(version, VERSION));
    }
    if (flags != 0) {
      throw new UnreadableException(
          "flagged %s, which is not read here".formatted(EnvelopeFlag.describe(flags)));
    }
  }

  private void checkCodec(BytesIn in) throws UnreadableException {
    int idLength = in.getByte();
    String written = new String(in.array(), in.skip(idLength), idLength, US_ASCII);
    if (!written.equals(id)) {
      throw new UnreadableException("written by codec '%s', not '%s'".formatted(written, id));
    }
    int schema = in.getInt();
    if (schema != fingerprint) {
      throw new UnreadableException(
          "of another schema: fingerprint %08x, here %08x".formatted(schema, fingerprint));
    }
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, offset, length);
    return (int) sum.getValue();
  }
}
