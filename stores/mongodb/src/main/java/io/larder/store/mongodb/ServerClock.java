package io.larder.store.mongodb;

import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import io.larder.spi.Ticker;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;

/**
 * When the server may remove a record, by the server's clock, which its heartbeats tell. Deadlines
 * are by the ticker's, and clocks of machines differ. Thread-safe.
 */
final class ServerClock implements ServerMonitorListener {
  /** The end of 9999. */
  private static final long LAST = 253_402_300_799_999L;

  private final Ticker ticker;
  private final long graceMillis;

  /** How far the server's clock is ahead. */
  private volatile long aheadMillis;

  ServerClock(Ticker ticker, long graceMillis) {
    this.ticker = ticker;
    this.graceMillis = graceMillis;
  }

  @Override
  public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
    see(event.getReply());
  }

  /** Learns what time it is from what a server says of itself. */
  void see(BsonDocument reply) {
    if (reply.isDateTime("localTime")) {
      aheadMillis = reply.getDateTime("localTime").getValue() - ticker.millis();
    }
  }

  /**
   * Returns the end of a record's time to live: some grace after its deadline, and no sooner than
   * some grace after now.
   */
  BsonDateTime end(long untilMillis) {
    return later(untilMillis, graceMillis);
  }

  /** Returns a moment that is not over, or now. */
  BsonDateTime moment(long untilMillis) {
    return later(untilMillis, 0);
  }

  private BsonDateTime later(long untilMillis, long byMillis) {
    long now = ticker.millis();
    long left = untilMillis <= now ? 0 : untilMillis - now;
    long sooner = LAST - now - aheadMillis - byMillis;
    return new BsonDateTime(
        left >= sooner || byMillis >= LAST ? LAST : now + aheadMillis + left + byMillis);
  }
}
