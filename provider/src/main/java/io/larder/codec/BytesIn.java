package io.larder.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.spi.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Objects;

/** Bytes being read, none of them trusted. The counterpart of {@link BytesOut}. */
final class BytesIn {
  private static final int LAST_SHIFT = 28;

  private final byte[] bytes;
  private final int end;
  private int position;

  BytesIn(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  byte[] array() {
    return bytes;
  }

  int remaining() {
    return end - position;
  }

  /** Returns where this many bytes begin, and goes past them. */
  int skip(int count) throws UnreadableException {
    if (count < 0 || count > remaining()) {
      throw new UnreadableException(
          "truncated: %d bytes wanted, %d left".formatted(count, remaining()));
    }
    int start = position;
    position += count;
    return start;
  }

  /** Returns the next byte, 0 to 255. */
  int getByte() throws UnreadableException {
    return bytes[skip(1)] & 0xFF;
  }

  short getShort() throws UnreadableException {
    return (short) ((getByte() << 8) | getByte());
  }

  int getInt() throws UnreadableException {
    return intAt(bytes, skip(Integer.BYTES));
  }

  /** Returns the four bytes at a place in an array. */
  static int intAt(byte[] bytes, int at) {
    return (bytes[at] << 24)
        | ((bytes[at + 1] & 0xFF) << 16)
        | ((bytes[at + 2] & 0xFF) << 8)
        | (bytes[at + 3] & 0xFF);
  }

  long getLong() throws UnreadableException {
    long high = getInt();
    return (high << 32) | (getInt() & 0xFFFF_FFFFL);
  }

  /** Returns a number of things that take at least one byte each. */
  int getLength() throws UnreadableException {
    int length = 0;
    for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
      int next = getByte();
      length |= (next & 0x7F) << shift;
      if (next <= 0x7F) {
        checkLength(length);
        return length;
      }
    }
    throw new UnreadableException("a length of more than five bytes");
  }

  private void checkLength(int length) throws UnreadableException {
    if (length < 0 || length > remaining()) {
      throw new UnreadableException(
          "truncated: a length of %d, %d bytes left".formatted(length, remaining()));
    }
  }

  byte[] getBytes() throws UnreadableException {
    int length = getLength();
    int start = skip(length);
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  String getText() throws UnreadableException {
    int length = getLength();
    int start = skip(length);
    if (isAscii(start)) {
      return new String(bytes, start, length, ISO_8859_1);
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableException("text is not UTF-8", e);
    }
  }

  private boolean isAscii(int start) {
    for (int i = start; i < position; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
