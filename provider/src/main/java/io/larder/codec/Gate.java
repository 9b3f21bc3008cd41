package io.larder.codec;

import io.larder.spi.UnreadableException;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where classes pass between objects and bytes: the loader that finds them, the filter that lets
 * them through. Checked both ways, so that nothing is written that could never be read.
 *
 * @param loader finds the classes that bytes name
 * @param filter what it rejects is neither made nor written
 */
record Gate(ClassLoader loader, ObjectInputFilter filter) implements ClassFinder {
  @Override
  public Class<?> find(String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader);
  }

  @Override
  public boolean lets(Class<?> type) {
    ObjectInputFilter.Status status = filter.checkInput(new Question(type));
    return status != null && status != ObjectInputFilter.Status.REJECTED;
  }

  /** Refuses to write what would be refused when it is read. */
  void checkWritten(Class<?> type) {
    if (!lets(type)) {
      throw new IllegalArgumentException(
          "%s could not be read back: no declared type leads to it; declare it, or add it to"
                  .formatted(type.getTypeName())
              + " larder.allow or LarderConfiguration.allow");
    }
  }

  /** Returns the class that bytes name, neither initialised nor refused. */
  Class<?> findAllowed(String name) throws UnreadableException {
    Class<?> type;
    try {
      type = find(name);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UnreadableException("class '" + name + "' is not known here", e);
    }
    if (!lets(type)) {
      throw new UnreadableException(refusal(type));
    }
    return type;
  }

  static String refusal(Class<?> type) {
    return type.getTypeName() + " is refused: no declared type leads to it, nor does larder.allow";
  }

  /** What a filter is asked about a class alone. */
  private record Question(Class<?> serialClass) implements ObjectInputFilter.FilterInfo {
    @Override
    public @Nullable Class<?> serialClass() {
      return serialClass;
    }

    @Override
    public long arrayLength() {
      return -1;
    }

    @Override
    public long depth() {
      return 1;
    }

    @Override
    public long references() {
      return 1;
    }

    @Override
    public long streamBytes() {
      return 0;
    }
  }
}
