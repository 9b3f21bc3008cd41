package io.larder.copy;

import io.larder.codec.JdkTypes;
import io.larder.size.SizeOf;
import java.io.ObjectInputFilter;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * An object of which nobody else has anything that could be changed; copied by fields, it is given
 * as serialisation would make it. Never written after it was made.
 */
final class GraphCopy implements Copy {
  private final Object own;
  private final Cloners cloners;
  private final boolean isTree;

  private GraphCopy(Object own, Cloners cloners, boolean isTree) {
    this.own = own;
    this.cloners = cloners;
    this.isTree = isTree;
  }

  /**
   * Takes a copy of an object, null where that is left to serialisation: it alone knows what to
   * make of it, or how to refuse it.
   */
  static @Nullable GraphCopy of(Object object, Cloners cloners) {
    if (isFiltered()) {
      return null;
    }
    Tracking copying = new Tracking(cloners);
    try {
      Object own = copying.copy(object);
      return new GraphCopy(own, cloners, !copying.hasMetTwice());
    } catch (RuntimeException | StackOverflowError serialisationHasTheLastWord) {
      return null;
    }
  }

  /** Tells whether this JVM restricts what may be deserialised. */
  private static boolean isFiltered() {
    try {
      return ObjectInputFilter.Config.getSerialFilter() != null
          || !JdkTypes.isFromJdk(ObjectInputFilter.Config.getSerialFilterFactory().getClass());
    } catch (IllegalStateException misconfigured) {
      return true;
    }
  }

  @Override
  public Object restore(ClassLoader loader) {
    Copying copying = isTree ? cloners.tree() : new Tracking(cloners);
    Object given = copying.copy(own);
    VarHandle.releaseFence(); // its final fields are as safe as those that a constructor sets
    return given;
  }

  @Override
  public long bytes() {
    return SizeOf.shallowBytes(GraphCopy.class) + SizeOf.bytesOfClone(own);
  }

  /** Returns the class of the object. */
  @Override
  public String toString() {
    return "copy of a " + own.getClass().getTypeName();
  }
}
