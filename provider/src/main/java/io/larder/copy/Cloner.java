package io.larder.copy;

/** How the objects of one class are copied. Thread-safe. */
@FunctionalInterface
interface Cloner {
  /** Of what nobody can change. */
  Cloner SHARED = (source, copying) -> source;

  /** Of what only serialisation can copy, or refuse. */
  Cloner REFUSED =
      (source, copying) -> {
        throw new UnfaithfulException();
      };

  /**
   * Copies an object. Where it can lead back to itself, {@link Copying#made} hears of the copy
   * before anything of it is copied.
   *
   * @throws UnfaithfulException when serialisation would not make just this
   */
  Object copy(Object source, Copying copying);
}
