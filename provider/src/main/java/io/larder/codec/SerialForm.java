package io.larder.codec;

import io.larder.size.SizeOf;
import io.larder.size.Sized;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * An object as its serialised bytes, with the classes that a class loader cannot see. Immutable.
 */
public final class SerialForm implements Sized {
  private final String type;
  private final byte[] bytes;
  private final Map<String, Class<?>> foreign;

  private SerialForm(String type, byte[] bytes, Map<String, Class<?>> foreign) {
    this.type = type;
    this.bytes = bytes;
    this.foreign = foreign;
  }

  /**
   * Serialises an object.
   *
   * @param loader of the cache
   * @throws IllegalArgumentException when it cannot be serialised, naming the class in the way
   */
  public static SerialForm of(Object object, ClassLoader loader) {
    BytesOut out = new BytesOut(0);
    Map<String, Class<?>> foreign = new HashMap<>();
    try (Writer stream = new Writer(out, loader, foreign)) {
      stream.writeObject(object);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException(
          JavaSerial.refusal("copy", object, e).getMessage() + ", or store by reference", e);
    }
    return new SerialForm(object.getClass().getName(), out.toBytes(), Map.copyOf(foreign));
  }

  /**
   * Makes the object anew.
   *
   * @param loader finds its classes, but for those that it could not see
   */
  public Object restore(ClassLoader loader) {
    ClassFinder finder = new Finder(loader, foreign);
    try (SerialIn stream = new SerialIn(new ByteArrayInputStream(bytes), finder)) {
      return stream.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the copy of a " + type + " cannot be read again", e);
    }
  }

  @Override
  public long bytes() {
    return SizeOf.shallowBytes(SerialForm.class)
        + SizeOf.bytesOfArray(bytes.length)
        + SizeOf.bytes(foreign);
  }

  /** Returns the class of the object and how many bytes it takes as such. */
  @Override
  public String toString() {
    return "copy of a " + type + " (" + bytes.length + " bytes)";
  }

  /** Notes the classes that the cache's loader cannot see. */
  private static final class Writer extends SerialOut {
    private final ClassLoader loader;
    private final Map<String, Class<?>> foreign;

    Writer(OutputStream out, ClassLoader loader, Map<String, Class<?>> foreign) throws IOException {
      super(out);
      this.loader = loader;
      this.foreign = foreign;
    }

    @Override
    void meet(Class<?> type) {
      ClassLoader home = type.getClassLoader();
      if (home == null || home.equals(loader)) {
        return;
      }
      try {
        Class.forName(type.getName(), false, loader);
      } catch (ClassNotFoundException unseen) {
        foreign.put(type.getName(), type);
      }
    }
  }

  /** Takes the noted classes as they are and finds the others. */
  private record Finder(ClassLoader loader, Map<String, Class<?>> foreign) implements ClassFinder {
    @Override
    public Class<?> find(String name) throws ClassNotFoundException {
      Class<?> own = foreign.get(name);
      return own != null ? own : Class.forName(name, false, loader);
    }
  }
}
