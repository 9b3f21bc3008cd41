package io.larder.jcache.event;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A queue of deliveries for each key that has some. One thread at a time drains a queue, so that
 * listeners hear of a key in the order of its commits. Thread-safe.
 */
final class DeliveryQueues<K> {
  /** Guarded by its key's place in the map. */
  private static final class Queue {
    private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
    private boolean draining;
  }

  private final ConcurrentHashMap<K, Queue> queues = new ConcurrentHashMap<>();

  void add(K key, Delivery delivery) {
    queues.compute(
        key,
        (k, found) -> {
          Queue queue = found == null ? new Queue() : found;
          queue.waiting.add(delivery);
          return queue;
        });
  }

  /** Delivers what waits, unless another thread is at it. */
  void drain(K key) {
    Delivery next = take(key, false);
    while (next != null) {
      next.deliver();
      next = take(key, true);
    }
  }

  private @Nullable Delivery take(K key, boolean drainer) {
    Delivery[] taken = new Delivery[1];
    queues.computeIfPresent(
        key,
        (k, queue) -> {
          if (queue.draining && !drainer) {
            return queue;
          }
          taken[0] = queue.waiting.poll();
          queue.draining = taken[0] != null;
          return queue.draining ? queue : null;
        });
    return taken[0];
  }
}
