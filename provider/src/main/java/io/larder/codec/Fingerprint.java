package io.larder.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ObjectStreamClass;
import java.lang.reflect.RecordComponent;
import java.util.zip.CRC32C;

/** A number that changes with the schema of a class. */
final class Fingerprint {
  /** Boxed, since an object of our own kept in another class would keep our class loader alive. */
  private static final ClassValue<Integer> OF =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return compute(type);
        }
      };

  private Fingerprint() {}

  /**
   * Returns the fingerprint of a class: of a record, from the names and types of its components; of
   * a serialisable class, from its {@code serialVersionUID}; 0 for the rest, and for types of the
   * JDK, which keep their form.
   */
  static int of(Class<?> type) {
    return OF.get(type);
  }

  private static int compute(Class<?> type) {
    if (JdkTypes.isFromJdk(type) || type.isEnum()) {
      return 0;
    }
    if (type.isRecord()) {
      return checksum(components(type));
    }
    ObjectStreamClass form = ObjectStreamClass.lookup(type);
    return form == null ? 0 : checksum(type.getName() + '#' + form.getSerialVersionUID());
  }

  private static String components(Class<?> type) {
    StringBuilder schema = new StringBuilder(type.getName());
    for (RecordComponent component : type.getRecordComponents()) {
      schema
          .append('#')
          .append(component.getName())
          .append(':')
          .append(component.getType().getName());
    }
    return schema.toString();
  }

  private static int checksum(String schema) {
    CRC32C sum = new CRC32C();
    sum.update(schema.getBytes(UTF_8));
    return (int) sum.getValue();
  }
}
