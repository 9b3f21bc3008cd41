package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * One conditional change of one record. There is no unconditional one: even a put that does not
 * look at the record respects a hold on it.
 *
 * @param key the record's key
 * @param expected what must be true for the change to happen
 * @param next what the record becomes
 * @param token kept in the record, so that the writer finds its own work again
 */
public record Write(Key key, Expected expected, Next next, Token token) {
  public Write {
    requireNonNull(key, "key");
    requireNonNull(expected, "expected");
    requireNonNull(next, "next");
    requireNonNull(token, "token");
    if (expected instanceof Expected.Unheld && !(next instanceof Next.Put)) {
      throw new IllegalArgumentException(next + " needs to know the record that it changes");
    }
    boolean needsRecord = next instanceof Next.Touch || next instanceof Next.Delete;
    if (needsRecord && expected instanceof Expected.Absent) {
      throw new IllegalArgumentException(next + " needs the version of the record it changes");
    }
  }
}
