package io.larder.codec;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one object in canonical form. For one use in one thread. */
final class CanonicalWriter {
  private final Gate gate;
  private final boolean forKeys;
  private final BytesOut out;
  private int depth;
  private boolean withinPlainRecord;

  CanonicalWriter(Gate gate, boolean forKeys, BytesOut out) {
    this.gate = gate;
    this.forKeys = forKeys;
    this.out = out;
  }

  /**
   * Writes an object.
   *
   * @param declared what it must be again when it is read
   */
  void write(@Nullable Object value, Class<?> declared) {
    if (value == null) {
      out.putByte(Tag.NULL);
      return;
    }
    int tag = Scalars.tagOf(value);
    if (tag != Scalars.NONE) {
      out.putByte(tag);
      Scalars.write(tag, value, out);
    } else if (value instanceof Enum<?> constant) {
      writeEnum(constant);
    } else if (value instanceof byte[] bytes) {
      out.putByte(Tag.BYTES);
      out.putBytes(bytes);
    } else {
      enter(value);
      writeComposite(value, declared);
      depth--;
    }
  }

  private void enter(Object value) {
    depth++;
    if (depth > AllowList.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "cannot write %s: it is nested deeper than %d"
              .formatted(value.getClass().getName(), AllowList.MAX_DEPTH));
    }
  }

  /** Values keep the class of a list; of a key only its content counts, as in {@code equals}. */
  private void writeComposite(Object value, Class<?> declared) {
    if (forKeys && value instanceof List<?> list && declared.isAssignableFrom(List.class)) {
      writeList(list);
    } else if (value instanceof Record plain && isCanonical(plain)) {
      writeRecord(plain);
    } else {
      writeJava(value);
    }
  }

  private void writeEnum(Enum<?> constant) {
    gate.checkWritten(constant.getDeclaringClass());
    out.putByte(Tag.ENUM);
    out.putText(constant.getDeclaringClass().getName());
    out.putText(constant.name());
  }

  private void writeList(List<?> list) {
    Object[] elements = list.toArray();
    out.putByte(Tag.LIST);
    out.putLength(elements.length);
    for (Object element : elements) {
      write(element, Object.class);
    }
  }

  /**
   * A value's record goes by Java serialisation when something in it does: components that share
   * objects still share them afterwards. So does one that its module does not open.
   */
  private boolean isCanonical(Record value) {
    if (!(value instanceof Serializable)) {
      return true;
    }
    return RecordForm.isOpen(value.getClass())
        && (forKeys || withinPlainRecord || isPlain(value, depth));
  }

  private static boolean isPlain(@Nullable Object value, int depth) {
    if (value == null || value instanceof Enum<?> || value instanceof byte[]) {
      return true;
    }
    if (Scalars.tagOf(value) != Scalars.NONE) {
      return true;
    }
    if (!(value instanceof Record)
        || depth > AllowList.MAX_DEPTH
        || !RecordForm.isOpen(value.getClass())) {
      return false;
    }
    RecordForm form = RecordForm.of(value.getClass());
    for (int i = 0; i < form.size(); i++) {
      if (!isPlain(form.get(value, i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private void writeRecord(Record value) {
    Class<?> type = value.getClass();
    gate.checkWritten(type);
    RecordForm form = RecordForm.of(type);
    out.putByte(forKeys ? Tag.RECORD : Tag.CHECKED_RECORD);
    out.putText(type.getName());
    if (!forKeys) {
      out.putInt(Fingerprint.of(type));
    }
    out.putLength(form.size());
    boolean outer = withinPlainRecord;
    withinPlainRecord |= value instanceof Serializable;
    for (int i = 0; i < form.size(); i++) {
      write(form.get(value, i), form.typeOf(i));
    }
    withinPlainRecord = outer;
  }

  private void writeJava(Object value) {
    out.putByte(Tag.JAVA);
    int start = out.length();
    out.putInt(0);
    if (forKeys) {
      SerialisedKeys.notice(value.getClass());
      JavaSerial.writeKey(value, out, gate);
    } else {
      JavaSerial.write(value, out, gate);
    }
    out.setInt(start, out.length() - start - Integer.BYTES);
  }
}
