package io.larder.store.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The table's time to live, by which DynamoDB reclaims what is over. */
final class TimeToLive {
  private final Wire wire;
  private final String table;

  TimeToLive(Wire wire) {
    this.wire = wire;
    this.table = wire.settings().table();
  }

  /**
   * Switches it on, where no process has done that.
   *
   * @throws Refusal when it is on for another attribute
   */
  void switchOn(Budget budget) {
    for (int round = 1; !isOn(budget); round++) {
      try {
        update(budget);
        return;
      } catch (Refusal e) {
        if (!e.isCertain() || round > 1 || !budget.pause(round)) {
          throw e; // else another process may just have done it
        }
      }
    }
  }

  private void update(Budget budget) {
    UpdateTimeToLiveRequest.Builder update =
        UpdateTimeToLiveRequest.builder()
            .tableName(table)
            .timeToLiveSpecification(on -> on.attributeName(Item.RECLAIM).enabled(true));
    wire.write(
        Table.OPEN,
        budget,
        (client, limits) -> client.updateTimeToLive(update.overrideConfiguration(limits).build()));
  }

  private boolean isOn(Budget budget) {
    DescribeTimeToLiveRequest.Builder describe =
        DescribeTimeToLiveRequest.builder().tableName(table);
    TimeToLiveDescription found =
        wire.read(
            Table.OPEN,
            budget,
            (client, limits) ->
                client
                    .describeTimeToLive(describe.overrideConfiguration(limits).build())
                    .timeToLiveDescription());
    TimeToLiveStatus status = found.timeToLiveStatus();
    boolean on = status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
    if (on && !Item.RECLAIM.equals(found.attributeName())) {
      throw wire.refused(
          Table.OPEN,
          "the table's time to live is on attribute '%s' and must be on '%s'; name another table"
              .formatted(found.attributeName(), Item.RECLAIM));
    }
    return on;
  }
}
