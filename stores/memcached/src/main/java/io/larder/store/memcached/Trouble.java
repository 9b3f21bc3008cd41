package io.larder.store.memcached;

import io.larder.spi.ServerLocation.Host;
import io.larder.spi.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong, for people: what failed, where, and what next. */
final class Trouble {
  /** By words of the server's own message, in lower case. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  private static final Map<Class<?>, String> CLASSES = new LinkedHashMap<>();

  static {
    WORDS.put("auth", "user or password is wrong, or missing; correct user:password@ in the URI");
    WORDS.put("too large", "the record is larger than its setting -I allows; raise it");
    WORDS.put("out of memory", "it is out of memory; raise its setting -m, or leave -M out");
    WORDS.put("no memory", "it is out of memory; raise its setting -m, or leave -M out");
    WORDS.put("too many open connections", "it has too many clients; raise its setting -c");
    WORDS.put("unknown command", "it has no SASL; take user:password@ out of the URI");
    WORDS.put("not supported", "it has no SASL; take user:password@ out of the URI");
    CLASSES.put(UnknownHostException.class, "its host is unknown; correct the URI");
    CLASSES.put(SSLException.class, "TLS failed; trust its certificate, or write memcached:");
    CLASSES.put(SocketTimeoutException.class, "no answer in time; see timeout in the URI");
    CLASSES.put(ConnectException.class, "nothing listens there; start it or correct the URI");
  }

  private Trouble() {}

  /** A connection could not be made. */
  static StoreException of(String what, Settings store, Host host, IOException cause) {
    for (Map.Entry<Class<?>, String> type : CLASSES.entrySet()) {
      if (type.getKey().isInstance(cause)) {
        return failed(what, store, host, type.getValue(), cause);
      }
    }
    return failed(what, store, host, "the connection broke (" + cause.getMessage() + ")", cause);
  }

  /** No answer came in time. */
  static StoreException late(String what, Settings store, Host host) {
    return of(what, store, host, new SocketTimeoutException("no answer in time"));
  }

  /** The connection broke before the answer came. */
  static StoreException broken(String what, Settings store, Host host) {
    return failed(what, store, host, "the connection broke", null);
  }

  /** The server does not answer in the language in which it was asked. */
  static StoreException dumb(String what, Settings store, Host host, boolean inTime) {
    String hint =
        store.login()
            ? "; take user:password@ out of the URI if it wants no login"
            : "; write user:password@ if it wants a login"
                + (store.tls() ? "" : ", memcacheds: if it wants TLS");
    String sign = inTime ? "it hangs up at the first word" : "no answer in time to the first word";
    return failed(what, store, host, sign + hint, null);
  }

  /** The server said no. */
  static StoreException refused(String what, Settings store, Host host, String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      if (lower.contains(word.getKey())) {
        return failed(what, store, host, word.getValue(), null);
      }
    }
    return failed(what, store, host, "it says: " + said, null);
  }

  /** The server does not say which items it has, as it did when the store was opened. */
  static StoreException mute(Settings store, Host host, String said) {
    String hint =
        Dump.isBusy(said)
            ? "it is telling others, or moving, its keys all the time; scan again later"
            : "it does not tell its keys any more (it says: %s); write index=true".formatted(said);
    return failed("scan", store, host, hint, null);
  }

  private static StoreException failed(
      String what, Settings store, Host host, String meaning, @Nullable Throwable cause) {
    boolean several = store.address().hosts().size() > 1;
    String message =
        "%s on %s failed%s: %s".formatted(what, store, several ? " at " + host : "", meaning);
    return cause == null ? new StoreException(message) : new StoreException(message, cause);
  }
}
