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
final class BoundedOut extends SerialOut {
  private static final int DEPTH_CHECK_INTERVAL = 25;

  private final Gate gate;
  private long objects;

  BoundedOut(OutputStream out, Gate gate) throws IOException {
    super(out, gate::checkWritten);
    this.gate = gate;
    enableReplaceObject(true);
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

  /** One object more is at most one level more, so looking now and then misses few levels. */
  private void checkDepth() {
    long deepest = AllowList.MAX_DEPTH - DEPTH_CHECK_INTERVAL;
    if (objects > deepest && objects % DEPTH_CHECK_INTERVAL == 0 && depth() > deepest) {
      throw new IllegalArgumentException("objects nested deeper than " + deepest);
    }
  }

  /** The stream counts its levels for itself alone; its calls on the stack are as many. */
  private static long depth() {
    return StackWalker.getInstance()
        .walk(calls -> calls.filter(call -> call.getMethodName().equals("writeObject0")).count());
  }
}
