package io.larder.copy;

import java.util.IdentityHashMap;

/** The copying of any graph: an object that is met twice, or in a cycle, is copied once. */
final class Tracking extends Copying {
  /** By object; this itself stands for a copy that is being made. */
  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();

  private boolean metTwice;

  Tracking(Cloners cloners) {
    super(cloners);
  }

  @Override
  Object copy(Object source, Cloner cloner) {
    if (cloner == Cloner.SHARED) {
      return source;
    }
    Object known = copies.putIfAbsent(source, this);
    if (known == null) {
      Object copy = cloner.copy(source, this);
      copies.put(source, copy);
      return copy;
    }
    if (known == this) { // deserialisation, too, makes something else of such a cycle
      throw new UnfaithfulException();
    }
    metTwice |= known != source;
    return known;
  }

  @Override
  void made(Object source, Object copy) {
    copies.put(source, copy);
  }

  /** Tells whether an object was met twice, so that the copy is no tree. */
  boolean hasMetTwice() {
    return metTwice;
  }
}
