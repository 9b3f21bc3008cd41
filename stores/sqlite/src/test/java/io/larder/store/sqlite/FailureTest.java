package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FailureTest {
  @ParameterizedTest
  @CsvSource({
    "SQLITE_CORRUPT, DAMAGED", "SQLITE_CORRUPT_INDEX, DAMAGED", "SQLITE_NOTADB, DAMAGED",
    "SQLITE_IOERR_SHORT_READ, DAMAGED", "SQLITE_READONLY_DBMOVED, GONE", "SQLITE_BUSY, OTHER",
    "SQLITE_BUSY_RECOVERY, OTHER", "SQLITE_FULL, OTHER", "SQLITE_IOERR_READ, OTHER",
    "SQLITE_READONLY, GONE", "SQLITE_CANTOPEN, OTHER", "SQLITE_NOMEM, OTHER"
  })
  void aCodeSaysWhatItMeansForTheFile(SQLiteErrorCode code, Failure failure) {
    assertThat(Failure.of(exception(code))).isEqualTo(failure);
  }

  @Test
  void missingTablesMeanAnotherFile() {
    SQLException e =
        new SQLiteException("[SQLITE_ERROR] (no such table: entry)", SQLiteErrorCode.SQLITE_ERROR);
    assertThat(Failure.of(e)).isEqualTo(Failure.GONE);
    assertThat(Failure.of(exception(SQLiteErrorCode.SQLITE_ERROR))).isEqualTo(Failure.OTHER);
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLiteErrorCode.class,
      names = {"SQLITE_IOERR", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_INTERRUPT"})
  void afterAnErrorOfTheDiskNobodyKnowsWhetherACommitWasDone(SQLiteErrorCode code) {
    assertThat(Failure.uncertain(exception(code))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLiteErrorCode.class,
      names = {"SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_FULL", "SQLITE_READONLY_DBMOVED"})
  void aCommitThatWasRefusedWasNotDone(SQLiteErrorCode code) {
    assertThat(Failure.uncertain(exception(code))).isFalse();
  }

  private static SQLException exception(SQLiteErrorCode code) {
    return new SQLiteException("from a test", code);
  }
}
