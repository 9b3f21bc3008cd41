package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.bulk.WriteConcernError;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies as servers give them, which ours cannot be brought to give. */
class TroubleTest {
  private static final Settings STORE =
      Settings.of(new StoreConfig(StoreUri.parse("mongodb://u:pw@h/db"), Ticker.system()));
  private static final ServerAddress SERVER = new ServerAddress("h");

  private static MongoCommandException reply(int code, String message) {
    BsonDocument reply = BsonDocument.parse("{ok: 0}");
    reply.put("code", new BsonInt32(code));
    reply.put("errmsg", new BsonString(message));
    return new MongoCommandException(reply, SERVER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "13    | not authorized on db to execute command | true  | its user lacks a right",
        "18    | Authentication failed.                  | true  | user or password is wrong",
        "8000  | bad auth : authentication failed        | true  | user or password is wrong",
        "8690  | you are over your space quota           | true  | over its quota",
        "14031 | Can't take a write lock: out of disk    | true  | its disk is full",
        "121   | Document failed validation              | true  | a rule of the collection",
        "10107 | not primary                             | true  | it is not the primary",
        "50    | operation exceeded time limit           | false | no answer in time",
        "11602 | interrupted due to repl state change    | false | another primary is elected",
        "11600 | interrupted at shutdown                 | false | it shuts down",
        "59    | no such command: 'x'                    | true  | it says: no such command: 'x'"
      })
  void aServersErrorIsPutInWords(int code, String message, boolean certain, String words) {
    MongoCommandException error = reply(code, message);

    assertThat(Trouble.of("commit", STORE, error))
        .hasMessageStartingWith("commit on mongodb://***@h/db failed: ")
        .hasMessageContaining(words);
    assertThat(Trouble.certain(error)).isEqualTo(certain);
    assertThat(Trouble.refused("commit", STORE, code, message)).hasMessageContaining(words);
  }

  @Test
  void whoeverIsNotThePrimaryDidNotDoIt() {
    BsonDocument reply =
        BsonDocument.parse("{ok: 0, code: 10107, errmsg: 'not primary', codeName: 'x'}");
    assertThat(Trouble.certain(new MongoNotPrimaryException(reply, SERVER))).isTrue();
  }

  @Test
  void whatAFailoverMayTakeBackIsNotCertain() {
    MongoException error =
        new MongoWriteConcernException(
            new WriteConcernError(
                64, "WriteConcernFailed", "waiting timed out", new BsonDocument()),
            WriteConcernResult.acknowledged(1, true, null),
            SERVER,
            Set.of());
    assertThat(Trouble.certain(error)).isFalse();
  }

  @Test
  void whatBrokeOnTheWayIsNotCertainAndQuoted() {
    MongoSocketReadException broke = new MongoSocketReadException("it ended", SERVER);
    assertThat(Trouble.certain(broke)).isFalse();
    assertThat(Trouble.of("get", STORE, broke))
        .hasMessageStartingWith("get on mongodb://***@h/db failed: the connection broke (it ended");
    MongoException late =
        new MongoSocketReadTimeoutException("Timeout while receiving", SERVER, new Exception());
    assertThat(Trouble.certain(late)).isFalse();
    assertThat(Trouble.of("get", STORE, new MongoInterruptedException("x", null)))
        .hasMessageContaining("interrupted");
  }

  @Test
  void aWrongPasswordIsFoundUnderTheDriversOwnException() {
    MongoSecurityException error =
        new MongoSecurityException(
            MongoCredential.createCredential("u", "db", "pw".toCharArray()),
            "Exception authenticating",
            reply(18, "Authentication failed."));
    assertThat(Trouble.of("open", STORE, error))
        .hasMessage(
            "open on mongodb://***@h/db failed: user or password is wrong; correct them in the"
                + " URI");
  }
}
