package io.larder.store.contract.process;

import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;

/** What a test works on: a cache that other processes open, and those processes. */
interface ProcessFixture {
  /** How often each thread does what it does. */
  int TURNS = Integer.getInteger("soak.increments", 100);

  /** How long a hold lives where nobody dies: longer than a busy machine stands still. */
  Duration LEASE = Duration.ofMinutes(5);

  /** Returns how processes open the cache of this test, which no other test has. */
  Opening opening();

  /** Returns a new system of record, closed after the test. */
  Journal journal() throws IOException;

  /** Opens the cache in this process, until the end of the test. */
  Cache<Integer, Long> open(Opening opening);

  /** Starts four processes of four threads, which are dead after the test. */
  Peers peers(Work work, Opening opening) throws Exception;

  /** Starts one process of one thread, which is dead after the test. */
  Peer peer(Work work, Opening opening) throws Exception;

  /** Lets four processes of four threads work once, until they have ended, and notes their time. */
  default List<String> race(Work work, Opening opening, String order, String what)
      throws Exception {
    Peers peers = peers(work, opening);
    long begin = Ticker.system().nanos();
    List<String> answers = peers.turn(order);
    report(what, begin);
    peers.end();
    return answers;
  }

  /** Says in the log how long something took. */
  default void report(String what, long beginNanos) {
    System.out.printf(
        "%s: %d threads in 4 processes, %s: %d ms%n",
        StoreUri.parse(opening().uri()), Peers.RACERS, what, millisSince(beginNanos));
  }

  /** Returns how long ago this was. */
  default long millisSince(long beginNanos) {
    return TimeUnit.NANOSECONDS.toMillis(Ticker.system().nanos() - beginNanos);
  }
}
