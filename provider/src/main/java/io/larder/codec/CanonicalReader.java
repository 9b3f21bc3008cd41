package io.larder.codec;

import io.larder.spi.UnreadableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CanonicalWriter} wrote. For one use in one thread. */
final class CanonicalReader {
  private final Gate gate;
  private final BytesIn in;
  private int depth;

  CanonicalReader(Gate gate, BytesIn in) {
    this.gate = gate;
    this.in = in;
  }

  @Nullable Object read() throws UnreadableException {
    int tag = in.getByte();
    return switch (tag) {
      case Tag.NULL -> null;
      case Tag.ENUM -> readEnum();
      case Tag.BYTES -> in.getBytes();
      case Tag.RECORD, Tag.CHECKED_RECORD, Tag.LIST, Tag.JAVA -> readComposite(tag);
      default -> Scalars.read(tag, in);
    };
  }

  private Object readComposite(int tag) throws UnreadableException {
    depth++;
    if (depth > AllowList.MAX_DEPTH) {
      throw new UnreadableException("nested deeper than " + AllowList.MAX_DEPTH);
    }
    Object value =
        switch (tag) {
          case Tag.LIST -> readList();
          case Tag.JAVA -> readJava();
          default -> readRecord(tag == Tag.CHECKED_RECORD);
        };
    depth--;
    return value;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // no type variable stands for an unknown enum
  private Object readEnum() throws UnreadableException {
    Class<?> type = gate.findAllowed(in.getText());
    String name = in.getText();
    try {
      return Enum.valueOf((Class<? extends Enum>) type, name);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("enum " + type.getName() + " has no " + name, e);
    }
  }

  /** Grows with what is really there, not with the length that the bytes claim. */
  private List<@Nullable Object> readList() throws UnreadableException {
    int size = in.getLength();
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      elements.add(read());
    }
    return Collections.unmodifiableList(elements);
  }

  private Object readRecord(boolean checked) throws UnreadableException {
    Class<?> type = gate.findAllowed(in.getText());
    if (!type.isRecord()) {
      throw new UnreadableException(type.getName() + " is no record here");
    }
    if (checked && in.getInt() != Fingerprint.of(type)) {
      throw new UnreadableException("record " + type.getName() + " has other components here");
    }
    RecordForm form = RecordForm.of(type);
    if (in.getLength() != form.size()) {
      throw new UnreadableException("record " + type.getName() + " has more or less components");
    }
    @Nullable Object[] values = new @Nullable Object[form.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read();
    }
    return form.make(values);
  }

  private Object readJava() throws UnreadableException {
    int length = in.getInt();
    return JavaSerial.read(in.array(), in.skip(length), length, gate);
  }
}
