package io.larder.store.sqlite;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What this process did since it opened the store. */
final class Figures {
  final LongAdder reads = new LongAdder();
  final LongAdder commits = new LongAdder();
  final LongAdder conflicts = new LongAdder();
  final LongAdder evictions = new LongAdder();
  final LongAdder reclaimed = new LongAdder();
  final LongAdder damagedFiles = new LongAdder();

  void tell(Map<String, Long> statistics) {
    statistics.put("reads", reads.sum());
    statistics.put("commits", commits.sum());
    statistics.put("conflicts", conflicts.sum());
    statistics.put("evictions", evictions.sum());
    statistics.put("reclaimed", reclaimed.sum());
    statistics.put("damaged-files", damagedFiles.sum());
  }
}
