package io.larder.engine;

/**
 * What a decision has to know of the entry. A tier over a shared store may put without reading
 * where that is little: the verdict on an absent entry, a put, is then the verdict on any.
 */
public enum Needs {
  /** The entry. */
  ENTRY,
  /** Only its deadline: a live entry keeps the one it has, whatever the verdict says. */
  DEADLINE,
  /** Nothing. */
  NOTHING
}
