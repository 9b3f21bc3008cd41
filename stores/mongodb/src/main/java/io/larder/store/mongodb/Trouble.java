package io.larder.store.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import io.larder.spi.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonInvalidOperationException;
import org.jspecify.annotations.Nullable;

/** Says what an exception of the driver means, for people: what failed, where, and what next. */
final class Trouble {
  /** By the server's code of an error. */
  private static final Map<Integer, String> CODES =
      Map.ofEntries(
          Map.entry(13, "its user lacks a right; the store's README lists them all"),
          Map.entry(18, "user or password is wrong; correct them in the URI"),
          Map.entry(50, "no answer in time; see timeout in the URI"),
          Map.entry(121, "a rule of the collection refuses the document; take the rule away"),
          Map.entry(8000, "user or password is wrong; correct them in the URI"),
          Map.entry(8690, "it is over its quota; delete something or raise it"),
          Map.entry(10107, "it is not the primary; try again when one is elected"),
          Map.entry(11600, "it shuts down; try again when it is back"),
          Map.entry(11602, "another primary is elected; try again in a moment"),
          Map.entry(13435, "it is not the primary; try again when one is elected"),
          Map.entry(14031, "its disk is full; make room"));

  /** By a word in the driver's text, which names what its monitor met, but does not carry it. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("UnknownHostException", "its host is unknown; correct the URI");
    WORDS.put("srvResolutionException", "DNS does not tell its servers; correct the URI");
    WORDS.put("looking up", "DNS does not tell its servers; correct the URI");
    WORDS.put("javax.net.ssl", "TLS failed; trust its certificate, or take tls out of the URI");
    WORDS.put("ConnectException", "nothing listens there; start it or correct the URI");
    WORDS.put("MongoSecurityException", "its login is refused; correct the URI");
    WORDS.put(
        "while waiting for a connection", "all connections are in use; see maxPoolSize in the URI");
    WORDS.put("REPLICA_SET_GHOST", "it is no member of a replica set yet; initiate the set");
    WORDS.put("type=REPLICA_SET_SECONDARY", "no primary answers; wait until one is elected");
    WORDS.put(
        "while waiting for a server", "no server answers in time; see timeout and tls in the URI");
  }

  /** What a server says when it may have done what it was asked, and may yet do it. */
  private static final Set<Integer> UNCERTAIN =
      Set.of(6, 7, 50, 64, 89, 91, 136, 175, 189, 202, 262, 9001, 11600, 11601, 11602);

  private Trouble() {}

  /** Returns the exception for what was tried on a store. */
  static StoreException of(String what, Object store, RuntimeException cause) {
    return new StoreException("%s on %s failed: %s".formatted(what, store, meaning(cause)), cause);
  }

  /** Returns the exception for a write that the server refused by a code. */
  static StoreException refused(String what, Object store, int code, String message) {
    String meaning = CODES.getOrDefault(code, "it says: " + message);
    return new StoreException("%s on %s failed: %s".formatted(what, store, meaning));
  }

  /** Tells whether an error is the server's word that it did not do what it was asked. */
  static boolean certain(RuntimeException cause) {
    return cause instanceof MongoServerException error
        && !(error instanceof MongoWriteConcernException)
        && !UNCERTAIN.contains(error.getCode());
  }

  private static String meaning(RuntimeException cause) {
    if (cause instanceof BsonInvalidOperationException) {
      return "a document there is not Larder's; name another collection or database";
    }
    if (cause instanceof MongoInterruptedException) {
      return "the calling thread was interrupted";
    }
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String meaning = each instanceof MongoException error ? CODES.get(error.getCode()) : null;
      if (meaning != null) {
        return meaning;
      }
    }
    for (Throwable each = cause; each != null; each = each.getCause()) {
      String meaning = byWord(each);
      if (meaning != null) {
        return meaning;
      }
    }
    if (cause instanceof MongoOperationTimeoutException || cause instanceof MongoTimeoutException) {
      return "no answer in time; see timeout in the URI";
    }
    if (cause instanceof MongoSecurityException) {
      return "its login is refused; correct the URI";
    }
    return cause instanceof MongoServerException answer
        ? "it says: " + words(answer)
        : "the connection broke (" + cause.getMessage() + ")";
  }

  private static @Nullable String byWord(Throwable thrown) {
    String text = thrown.getClass().getName() + " " + thrown.getMessage();
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      if (text.contains(word.getKey())) {
        return word.getValue();
      }
    }
    return null;
  }

  private static String words(MongoServerException answer) {
    return answer instanceof MongoCommandException command
        ? command.getErrorMessage()
        : String.valueOf(answer.getMessage());
  }
}
