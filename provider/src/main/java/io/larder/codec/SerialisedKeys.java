package io.larder.codec;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says once of each class of keys that its bytes are those of Java serialisation; not of those of
 * {@link FrameworkTypes}, which nobody can choose otherwise.
 */
final class SerialisedKeys {
  /** Objects of the JDK alone: one of ours would keep our class loader alive with that class. */
  private static final ClassValue<AtomicBoolean> NOTICED =
      new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
          return new AtomicBoolean();
        }
      };

  private SerialisedKeys() {}

  static void notice(Class<?> type) {
    if (!FrameworkTypes.contain(type) && NOTICED.get(type).compareAndSet(false, true)) {
      System.getLogger(SerialisedKeys.class.getPackageName())
          .log(
              System.Logger.Level.INFO,
              "keys with a {0} are written by Java serialisation: where equal ones have unequal"
                  + " bytes they miss; use strings, numbers, java.time, enums or records of these",
              type.getName());
    }
  }
}
