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
 * @param endsLease whether the lease goes
 */
record Update(Map<String, AttributeValue> set, Set<String> kept, boolean endsLease) {
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
        + (endsLease ? " REMOVE " + Item.LEASE + ", " + Item.PURPOSE : "");
  }

  /** Returns the values of the names in its text and in that of a condition. */
  Map<String, AttributeValue> values(Condition condition) {
    Map<String, AttributeValue> values = new HashMap<>(condition.values());
    set.forEach((name, value) -> values.put(":new_" + name, value));
    return values;
  }
}
