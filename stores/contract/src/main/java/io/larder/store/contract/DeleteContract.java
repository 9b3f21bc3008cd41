package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.conflict;
import static io.larder.store.contract.Outcomes.conflictWithNothing;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Key;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How records are deleted, and that no version comes back from the dead. */
interface DeleteContract extends Fixture {
  @Test
  default void deleteOnItsVersionRemovesTheRecord() {
    Key key = key("a");
    Version version = apply(space(), insert(key, "1"));

    apply(space(), delete(key, version));

    assertNothing(space(), key);
  }

  @Test
  default void deleteOfAStaleVersionConflictsAndRemovesNothing() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "first"));
    Version second = apply(space(), replace(key, first, "second"));

    Stored current = conflict(space(), delete(key, first));

    assertThat(current.version()).isEqualTo(second);
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("second"));
  }

  @Test
  default void deleteWhereNothingIsConflictsWithNothing() {
    Key key = key("a");
    Version version = apply(space(), insert(key, "1"));
    apply(space(), delete(key, version));

    conflictWithNothing(space(), delete(key, version));
  }

  @Test
  default void putOnAbsentMakesARecordAgainAfterDeletion() {
    Key key = key("a");
    apply(space(), delete(key, apply(space(), insert(key, "first"))));

    apply(space(), insert(key, "second"));

    assertThat(read(space(), key).bytes()).isEqualTo(bytes("second"));
  }

  @Test
  default void versionsAreNotUsedAgainAfterDeletion() {
    Key key = key("a");
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Version created = apply(space(), insert(key, "same"));
      Version replaced = apply(space(), replace(key, created, "same"));
      versions.add(created);
      versions.add(replaced);
      versions.add(apply(space(), delete(key, replaced)));
    }

    assertThat(versions).doesNotHaveDuplicates();
  }

  @Test
  default void aVersionFromBeforeDeletionDoesNotFitTheNewRecord() {
    Key key = key("a");
    Version old = apply(space(), insert(key, "same"));
    apply(space(), delete(key, old));
    apply(space(), insert(key, "same"));

    conflict(space(), replace(key, old, "revenant"));
    conflict(space(), delete(key, old));

    assertThat(read(space(), key).bytes()).isEqualTo(bytes("same"));
  }

  @Test
  default void theVersionOfADeletionFitsNoRecord() {
    Key key = key("a");
    Version deleted = apply(space(), delete(key, apply(space(), insert(key, "1"))));

    conflictWithNothing(space(), replace(key, deleted, "2"));
    apply(space(), insert(key, "3"));

    conflict(space(), replace(key, deleted, "4"));
  }
}
