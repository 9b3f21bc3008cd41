package io.larder.store.memcached;

import io.larder.spi.ServerLocation.Host;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** Finds out why a connection could not be made, by making one: the client keeps that to itself. */
final class Diagnosis {
  private static final int LEAST_MILLIS = 100;

  private Diagnosis() {}

  /** Returns what goes wrong; what the client means when nothing does any more. */
  static IOException of(Host host, boolean tls, Deadline deadline) {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline.leftNanos());
    if (left == 0) {
      return new SocketTimeoutException("no connection in time");
    }
    try {
      Dial.to(host, tls, (int) Math.max(LEAST_MILLIS, left)).close();
      return new ConnectException("the connection broke");
    } catch (IOException e) {
      return e;
    }
  }
}
