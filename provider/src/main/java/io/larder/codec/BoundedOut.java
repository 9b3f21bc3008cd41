package io.larder.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Java serialisation that refuses what would be refused when it is read: classes, and the limits of
 * {@link AllowList}.
 */
class BoundedOut extends SerialOut {
  private final Gate gate;
  private long objects;
  private long nextDepthCheck = AllowList.MAX_DEPTH + 1L;

  BoundedOut(OutputStream out, Gate gate) throws IOException {
    super(out);
    this.gate = gate;
    enableReplaceObject(true);
  }

  @Override
  final void meet(Class<?> type) {
    gate.checkWritten(type);
  }

  /** Called for each object before it is written; replaces none. */
  @Override
  protected @Nullable Object replaceObject(@Nullable Object object) {
    objects++;
    if (objects > AllowList.MAX_REFERENCES) {
      throw new IllegalArgumentException("more objects than " + AllowList.MAX_REFERENCES);
    }
    checkDepth();
    if (object != null
        && object.getClass().isArray()
        && Array.getLength(object) > AllowList.MAX_ARRAY_LENGTH) {
      throw new IllegalArgumentException("an array longer than " + AllowList.MAX_ARRAY_LENGTH);
    }
    if (object instanceof IOException failure && !gate.lets(failure.getClass())) {
      // A stream that fails writes its own failure, which would then be what is refused.
      throw new UncheckedIOException(failure);
    }
    return object;
  }

  /** One object more is at most one level more, so the limit is that many objects away. */
  private void checkDepth() {
    if (objects < nextDepthCheck) {
      return;
    }
    long room = AllowList.MAX_DEPTH - depth();
    if (room < 0) {
      throw new IllegalArgumentException("objects nested deeper than " + AllowList.MAX_DEPTH);
    }
    nextDepthCheck = objects + room + 1;
  }

  /** The stream counts its levels for itself alone; its calls on the stack are as many. */
  private static long depth() {
    return StackWalker.getInstance()
        .walk(calls -> calls.filter(call -> call.getMethodName().equals("writeObject0")).count());
  }
}
