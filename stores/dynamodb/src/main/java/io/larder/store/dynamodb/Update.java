package io.larder.store.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of some attributes of an item.
 *
 * @param set what they become
 * @param kept those among them that stay as they are where they are there
 * @param removed those that go
 */
record Update(Map<String, AttributeValue> set, Set<String> kept, Set<String> removed) {
  /** What a record has only while it is held. */
  static final Set<String> LEASE = Set.of(Item.LEASE, Item.PURPOSE);

  /** That, and what a record has only where it expires. */
  static final Set<String> LEASE_AND_DEADLINE =
      Set.of(Item.LEASE, Item.PURPOSE, Item.DEADLINE, Item.RECLAIM);

  /** Returns it in DynamoDB's words. */
  String text() {
    List<String> settings = new ArrayList<>();
    for (String name : set.keySet()) {
      String value = ":new_" + name;
      boolean stays = kept.contains(name);
      settings.add(name + " = " + (stays ? "if_not_exists(" + name + ", " + value + ")" : value));
    }
    return "SET "
        + String.join(", ", settings)
        + (removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed));
  }

  /** Returns the values of the names in its text and in that of a condition. */
  Map<String, AttributeValue> values(Condition condition) {
    Map<String, AttributeValue> values = new HashMap<>(condition.values());
    set.forEach((name, value) -> values.put(":new_" + name, value));
    return values;
  }
}
