package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.conflict;
import static io.larder.store.contract.Outcomes.conflictWithNothing;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static io.larder.store.contract.Writes.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import org.junit.jupiter.api.Test;

/** How values are put: where nothing is, or on a version, never otherwise. */
interface PutContract extends Fixture {
  @Test
  default void putOnAbsentMakesARecord() {
    Key key = key("a");
    long deadline = ticker().millis() + 60_000;
    Write write = put(key, Expected.absent(), bytes("1"), deadline);

    Version version = apply(space(), write);

    assertSame(read(space(), key), new Stored(bytes("1"), deadline, version, write.token(), null));
  }

  @Test
  default void putTwiceOnAbsentConflictsWithTheCurrentRecord() {
    Key key = key("a");
    apply(space(), insert(key, "first"));

    Stored current = conflict(space(), insert(key, "second"));

    assertThat(current.bytes()).isEqualTo(bytes("first"));
    assertSame(current, read(space(), key));
  }

  @Test
  default void putOnItsVersionReplacesTheRecord() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "first"));
    long deadline = ticker().millis() + 1;
    Write write = put(key, Expected.is(first), bytes("the second is longer"), deadline);

    Version second = apply(space(), write);

    assertThat(second).isNotEqualTo(first);
    assertSame(
        read(space(), key),
        new Stored(bytes("the second is longer"), deadline, second, write.token(), null));
  }

  @Test
  default void putOnAVersionThatWasReadReplacesTheRecord() {
    Key key = key("a");
    apply(space(), insert(key, "first"));

    apply(space(), replace(key, read(space(), key).version(), "second"));

    assertThat(read(space(), key).bytes()).isEqualTo(bytes("second"));
  }

  @Test
  default void putOnAVersionThatAConflictBroughtReplacesTheRecord() {
    Key key = key("a");
    apply(space(), insert(key, "first"));
    Stored current = conflict(space(), insert(key, "second"));

    apply(space(), replace(key, current.version(), "third"));

    assertThat(read(space(), key).bytes()).isEqualTo(bytes("third"));
  }

  @Test
  default void putOfTheSameBytesMakesANewVersion() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "same"));

    Version second = apply(space(), replace(key, first, "same"));

    assertThat(second).isNotEqualTo(first);
    conflict(space(), replace(key, first, "too late"));
  }

  @Test
  default void putOnAStaleVersionConflictsAndBringsTheCurrentRecord() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "first"));
    Version second = apply(space(), replace(key, first, "second"));

    Stored current = conflict(space(), replace(key, first, "third"));

    assertThat(current.version()).isEqualTo(second);
    assertThat(current.bytes()).isEqualTo(bytes("second"));
    assertSame(current, read(space(), key));
  }

  @Test
  default void putOnAVersionWhereNothingIsConflictsWithNothing() {
    Version elsewhere = apply(space(), insert(key("a"), "1"));

    conflictWithNothing(space(), replace(key("b"), elsewhere, "2"));

    assertNothing(space(), key("b"));
  }

  @Test
  default void theTokenOfTheLastCommitIsKept() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "first"));
    Token token = new Token(Long.MIN_VALUE, -1);
    Write second = replace(key, first, "second");

    apply(space(), new Write(key, second.expected(), second.next(), token));
    Stored current = conflict(space(), insert(key, "third"));

    assertThat(current.token()).isEqualTo(token);
    assertThat(read(space(), key).token()).isEqualTo(token);
  }
}
