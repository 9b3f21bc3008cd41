package io.larder.store.redis;

import io.larder.spi.StoreException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** Says what an exception of the client means, for people: what failed, where, and what next. */
final class Trouble {
  /** By a word of the server's own message, which a script may have wrapped in others. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  private static final Map<Class<?>, String> CLASSES = new LinkedHashMap<>();

  static {
    WORDS.put("WRONGPASS", "user or password is wrong; correct them in the URI");
    WORDS.put("NOAUTH", "it asks for a password; write user:password@ before the host");
    WORDS.put("without any password configured", "it has no password; take it out of the URI");
    WORDS.put("NOPERM", "its user lacks a right; the store's README lists them all");
    WORDS.put("OOM ", "it is out of memory; raise its maxmemory or set a maxmemory-policy");
    WORDS.put("READONLY", "it is a replica; name the master, or wait until it is elected");
    WORDS.put("LOADING", "it is loading its data; try again in a moment");
    WORDS.put("MISCONF", "it cannot save to its disk and refuses writes; see its log");
    WORDS.put("CLUSTERDOWN", "the cluster is down or misses slots; repair it");
    WORDS.put("MASTERDOWN", "its master is down; wait until another is elected");
    WORDS.put("NOREPLICAS", "it has too few replicas to take writes");
    WORDS.put("TRYAGAIN", "slots are moving; try again in a moment");
    WORDS.put("BUSY ", "it is busy with a script; try again in a moment");
    WORDS.put("DB index is out of range", "it has no such database; see its setting databases");
    WORDS.put("cluster support disabled", "it is no cluster; take cluster=true out of the URI");
    WORDS.put(
        "seems to be not monitored", "no sentinel knows the master; correct sentinel in the URI");
    WORDS.put("All sentinels down", "no sentinel answers; start one or correct the URI");
    CLASSES.put(UnknownHostException.class, "its host is unknown; correct the URI");
    CLASSES.put(SSLException.class, "TLS failed; trust its certificate, or write redis:");
    CLASSES.put(SocketTimeoutException.class, "no answer in time; see timeout in the URI");
    CLASSES.put(ConnectException.class, "nothing listens there; start it or correct the URI");
    CLASSES.put(
        NoSuchElementException.class, "all connections are in use; see connections in the URI");
  }

  private Trouble() {}

  /** Returns the exception for what was tried on a store. */
  static StoreException of(String what, Settings store, Throwable cause) {
    String meaning = meaning(cause);
    if (meaning == null) {
      boolean answered = cause instanceof JedisDataException;
      meaning =
          (answered ? "it says: %s" : "the connection broke (%s)").formatted(cause.getMessage());
    }
    return new StoreException("%s on %s failed: %s".formatted(what, store, meaning), cause);
  }

  /** Tells whether a reply did not come in time: asking again would take as long again. */
  static boolean timedOut(Throwable cause) {
    return all(cause).stream().anyMatch(SocketTimeoutException.class::isInstance);
  }

  private static @Nullable String meaning(Throwable cause) {
    Set<Throwable> all = all(cause);
    for (Map.Entry<String, String> word : WORDS.entrySet()) {
      for (Throwable each : all) {
        if (String.valueOf(each.getMessage()).contains(word.getKey())) {
          return word.getValue();
        }
      }
    }
    for (Map.Entry<Class<?>, String> type : CLASSES.entrySet()) {
      if (all.stream().anyMatch(type.getKey()::isInstance)) {
        return type.getValue();
      }
    }
    return null;
  }

  /** Returns an exception with its causes, and what was suppressed on the way. */
  private static Set<Throwable> all(Throwable first) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(first);
    while (!open.isEmpty()) {
      Throwable next = open.remove();
      if (seen.add(next)) {
        open.addAll(List.of(next.getSuppressed()));
        if (next.getCause() != null) {
          open.add(next.getCause());
        }
      }
    }
    return seen;
  }
}
