package io.larder.store.dynamodb;

import io.larder.spi.StoreCounts;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** What this process did, and what the service says of the table. Thread-safe. */
final class Figures {
  private static final int MILLI = 1_000;

  final LongAdder throttles = new LongAdder();
  private final StoreCounts counts = new StoreCounts();
  private final LongAdder readMilliUnits = new LongAdder();
  private final LongAdder writeMilliUnits = new LongAdder();

  StoreCounts counts() {
    return counts;
  }

  /** Notes what a read cost; nothing where the service does not say. */
  void read(@Nullable ConsumedCapacity consumed) {
    readMilliUnits.add(milliUnits(consumed));
  }

  /** Notes what a write cost; nothing where the service does not say, as for a conflict. */
  void written(@Nullable ConsumedCapacity consumed) {
    writeMilliUnits.add(milliUnits(consumed));
  }

  private static long milliUnits(@Nullable ConsumedCapacity consumed) {
    Double units = consumed == null ? null : consumed.capacityUnits();
    return units == null ? 0 : Math.round(units * MILLI);
  }

  /** Returns all figures. */
  Map<String, Long> all(TableDescription table) {
    Map<String, Long> figures = counts.figures();
    figures.put("throttles", throttles.sum());
    figures.put("consumed.read.milli-units", readMilliUnits.sum());
    figures.put("consumed.write.milli-units", writeMilliUnits.sum());
    figures.put("server.items", table.itemCount());
    figures.put("server.bytes", table.tableSizeBytes());
    figures.put("server.active", table.tableStatus() == TableStatus.ACTIVE ? 1L : 0L);
    return figures;
  }
}
