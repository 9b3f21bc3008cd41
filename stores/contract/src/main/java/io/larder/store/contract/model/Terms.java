package io.larder.store.contract.model;

import javax.cache.expiry.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long entries live.
 *
 * @param creation from their creation
 * @param access from an access; null leaves it as it was
 * @param update from an update; null leaves it as it was
 */
record Terms(Duration creation, @Nullable Duration access, @Nullable Duration update) {
  static final Terms ETERNAL = new Terms(Duration.ETERNAL, null, null);

  @Override
  public String toString() {
    return "creation %s, access %s, update %s"
        .formatted(text(creation), text(access), text(update));
  }

  private static String text(@Nullable Duration duration) {
    if (duration == null) {
      return "null";
    }
    return duration.isEternal()
        ? "eternal"
        : duration.getDurationAmount() + " " + duration.getTimeUnit();
  }
}
