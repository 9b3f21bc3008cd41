package io.larder.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes being written: numbers with the highest byte first, lengths in as few bytes as they need.
 */
final class BytesOut extends OutputStream {
  static final int FIRST_SIZE = 64;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int length;

  /** Begins after this many bytes, which the caller fills in. */
  BytesOut(int room) {
    this(room, FIRST_SIZE);
  }

  /** Begins after this many bytes, which the caller fills in, with space for those to come. */
  BytesOut(int room, long expected) {
    bytes = new byte[checked(room + expected)];
    length = room;
  }

  /** Returns how many bytes {@link #putBytes} takes for as many. */
  static long sizeOf(int count) {
    int lengthBits = Integer.SIZE - Integer.numberOfLeadingZeros(count | 1);
    return (lengthBits + 6) / 7 + (long) count;
  }

  int length() {
    return length;
  }

  /** Returns all that was written, the room before it included; nothing may be written after. */
  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  public void write(int value) {
    putByte(value);
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, source.length);
    ensure(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  void putByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  void putShort(int value) {
    putByte(value >> 8);
    putByte(value);
  }

  void putInt(int value) {
    ensure(Integer.BYTES);
    setInt(length, value);
    length += Integer.BYTES;
  }

  void putLong(long value) {
    putInt((int) (value >> 32));
    putInt((int) value);
  }

  /** Seven bits a byte, the lowest first. */
  void putLength(int value) {
    int rest = value;
    while (rest > 0x7F) {
      putByte(rest | 0x80);
      rest >>>= 7;
    }
    putByte(rest);
  }

  void putBytes(byte[] source) {
    putLength(source.length);
    write(source, 0, source.length);
  }

  void putText(String text) {
    putBytes(text.getBytes(UTF_8));
  }

  /** Overwrites four bytes. */
  void setInt(int at, int value) {
    setInt(bytes, at, value);
  }

  /** Overwrites four bytes of an array. */
  static void setInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }

  private void ensure(int count) {
    if (count > bytes.length - length) {
      int needed = checked((long) length + count);
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, 2L * bytes.length)));
    }
  }

  private static int checked(long size) {
    if (size > LARGEST) {
      throw new IllegalArgumentException(
          "more than " + LARGEST + " bytes, the most an array holds");
    }
    return (int) size;
  }
}
