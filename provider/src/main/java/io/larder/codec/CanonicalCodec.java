package io.larder.codec;

import static java.util.Objects.requireNonNull;

import io.larder.spi.UnreadableException;
import java.io.ObjectInputFilter;

/**
 * The codec {@code larder}: equal objects have equal bytes and different ones differ, for strings,
 * boxed types, {@code BigInteger}, {@code BigDecimal}, {@code UUID}, {@code java.time}, enums,
 * records of these, and for keys lists of these. Everything else goes by Java serialisation. The
 * first byte is a {@link Tag} that says what follows.
 *
 * <p>Records need not be serialisable. They are made by their canonical constructor, past their
 * accessors. A record that is, and that holds something to be serialised, is serialised as a whole
 * when it is a value.
 *
 * @param <T> the declared type; what is read and is none is unreadable
 */
public final class CanonicalCodec<T> implements RoomyCodec<T> {
  /** The name of the format in stored values, and of its factory. */
  public static final String ID = "larder";

  private final Class<T> declared;
  private final Gate gate;
  private final boolean forKeys;

  private CanonicalCodec(Class<T> declared, Gate gate, boolean forKeys) {
    this.declared = requireNonNull(declared, "declared");
    this.gate = gate;
    this.forKeys = forKeys;
  }

  /**
   * Returns a codec of keys. It refuses arrays, which are equal only to themselves, writes lists by
   * content, and logs once per class what goes by Java serialisation: of such keys, equal ones may
   * have unequal bytes.
   *
   * @param declared the type of the keys, {@code Object} when there are several
   * @param loader finds the classes that bytes name
   * @param filter says which classes may be made from bytes, as an {@link AllowList} does
   */
  public static <T> CanonicalCodec<T> forKeys(
      Class<T> declared, ClassLoader loader, ObjectInputFilter filter) {
    return new CanonicalCodec<>(declared, new Gate(loader, filter), true);
  }

  /**
   * Returns a codec of values. It keeps the class of a list.
   *
   * @param declared the type of the values, {@code Object} when there are several
   * @param loader finds the classes that bytes name
   * @param filter says which classes may be made from bytes, as an {@link AllowList} does
   */
  public static <T> CanonicalCodec<T> forValues(
      Class<T> declared, ClassLoader loader, ObjectInputFilter filter) {
    return new CanonicalCodec<>(declared, new Gate(loader, filter), false);
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
    requireNonNull(value, "value");
    if (forKeys && value.getClass().isArray()) {
      throw new IllegalArgumentException(
          "a %s cannot be a key, since an array is equal only to itself; wrap it in a record"
              .formatted(value.getClass().getSimpleName()));
    }
    BytesOut out = new BytesOut(room, expectedSize(value));
    new CanonicalWriter(gate, forKeys, out).write(value, declared);
    return out.toBytes();
  }

  /** Exact for the most frequent, so that their bytes are written once and not copied again. */
  private static long expectedSize(Object value) {
    if (value instanceof byte[] bytes) {
      return 1 + BytesOut.sizeOf(bytes.length);
    }
    return value instanceof String text ? 1 + BytesOut.sizeOf(text.length()) : BytesOut.FIRST_SIZE;
  }

  @Override
  public T decode(byte[] bytes, int offset, int length) throws UnreadableException {
    BytesIn in = new BytesIn(bytes, offset, length);
    try {
      Object value = new CanonicalReader(gate, in).read();
      if (in.remaining() > 0) {
        throw new UnreadableException(in.remaining() + " bytes too many");
      }
      return Declared.check(declared, value);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new UnreadableException("bytes are damaged or of another schema", e);
    }
  }
}
