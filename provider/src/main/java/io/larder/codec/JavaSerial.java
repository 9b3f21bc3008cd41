package io.larder.codec;

import static java.util.Objects.requireNonNullElse;

import io.larder.spi.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Java serialisation of one object through a {@link Gate}. */
final class JavaSerial {
  private JavaSerial() {}

  /**
   * Writes an object, or says which class is in the way. What stands in for an object while it is
   * serialised is checked here, what that makes of itself only when it is read.
   */
  static void write(Object object, OutputStream out, Gate gate) {
    write(object, out, gate, false);
  }

  /**
   * Does the same, and writes equal scalars within the object as one: whether they are one object
   * or several makes no difference to its bytes.
   */
  static void writeKey(Object object, OutputStream out, Gate gate) {
    write(object, out, gate, true);
  }

  private static void write(Object object, OutputStream out, Gate gate, boolean isKey) {
    try (SerialOut stream = isKey ? new KeyOut(out, gate) : new BoundedOut(out, gate)) {
      stream.writeObject(object);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw refusal("write", object, e);
    }
  }

  /** Returns the words for an object that serialisation refused: what, which class, what next. */
  static IllegalArgumentException refusal(String verb, Object object, Throwable problem) {
    Throwable inner = problem instanceof UncheckedIOException ? problem.getCause() : null;
    Throwable cause = requireNonNullElse(inner, problem);
    String type = object.getClass().getTypeName();
    return new IllegalArgumentException(
        "cannot " + verb + " " + type + ": " + reason(type, cause), cause);
  }

  private static String reason(String type, Throwable cause) {
    String message = requireNonNullElse(cause.getMessage(), cause.toString());
    if (cause instanceof NotSerializableException) {
      String culprit = type.equals(message) ? "it" : message + " in it";
      return culprit + " is not Serializable; make it so, or mark the field transient";
    }
    return cause instanceof StackOverflowError
        ? "it is nested too deep for the stack of this thread"
        : message;
  }

  /** Reads an object that takes up all of these bytes. */
  static Object read(byte[] bytes, int offset, int length, Gate gate) throws UnreadableException {
    ReadBudget budget = new ReadBudget(gate.filter(), length);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, offset, length);
    try (SerialIn stream = new SerialIn(in, gate)) {
      stream.setObjectInputFilter(budget);
      Object object = stream.readObject();
      if (object == null || in.available() > 0) {
        throw new UnreadableException("not one serialised object and no more");
      }
      return object;
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw unreadable(e, budget);
    } catch (LinkageError | AssertionError | InternalError | StackOverflowError e) {
      throw unreadable(e, budget);
    }
  }

  private static UnreadableException unreadable(Throwable cause, ReadBudget budget) {
    String objection = budget.objection();
    String reason =
        objection == null && cause instanceof SerialIn.RefusedException
            ? cause.getMessage()
            : objection;
    return new UnreadableException(
        reason != null ? reason : "serialised object is damaged or of another schema", cause);
  }
}
