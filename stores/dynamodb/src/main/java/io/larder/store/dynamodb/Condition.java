package io.larder.store.dynamodb;

import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Version;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must be true of an item for a request to change it.
 *
 * @param text in DynamoDB's words
 * @param values of the names in it that begin with a colon
 */
record Condition(String text, Map<String, AttributeValue> values) {
  private static final Condition ABSENT = new Condition("attribute_not_exists(v)", Map.of());

  /** Returns that no record is there, or that it has a certain version. */
  static Condition of(Expected expected) {
    return expected instanceof Expected.Is is ? is(is.version()) : ABSENT;
  }

  static Condition is(Version version) {
    return new Condition("v = :version", Map.of(":version", Item.version(version)));
  }

  /** Returns that a record has a certain version and is not reclaimed before this, or never. */
  static Condition isAndStays(Version version, AttributeValue reclaim) {
    return new Condition(
        "v = :version AND (attribute_not_exists(x) OR x >= :reclaim)",
        Map.of(":version", Item.version(version), ":reclaim", reclaim));
  }

  /** Returns that no lease lives on it. */
  static Condition unheld(long nowMillis) {
    return new Condition(
        "attribute_not_exists(l) OR l <= :now", Map.of(":now", Item.number(nowMillis)));
  }

  /** Returns that no record is there, or one that never expires, on which no lease lives. */
  static Condition absentOrEternal(long nowMillis) {
    return new Condition(
        "attribute_not_exists(v) OR (attribute_not_exists(d)"
            + " AND (attribute_not_exists(l) OR l <= :now))",
        Map.of(":now", Item.number(nowMillis)));
  }

  /**
   * Returns that no record is there, or one that expires but lives in the sense of {@link
   * Expected.Unheld}.
   */
  static Condition absentOrLives(long nowMillis) {
    return new Condition(
        "attribute_not_exists(v) OR (attribute_exists(b) AND d > :now"
            + " AND (attribute_not_exists(l) OR (l <= :now AND lp = :contention)))",
        Map.of(
            ":now", Item.number(nowMillis), ":contention", Item.purpose(Lease.Purpose.CONTENTION)));
  }
}
