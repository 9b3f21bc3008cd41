package io.larder.store.contract.model;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.cache.Cache;

/** A walk over a real cache, which removes some entries on its way. Used once. */
final class Walk {
  private final Iterator<Cache.Entry<Name, Note>> entries;
  private final Lent lent;
  private final Map<Integer, String> seen = new TreeMap<>();

  Walk(Iterator<Cache.Entry<Name, Note>> entries, Lent lent) {
    this.entries = entries;
    this.lent = lent;
  }

  /** Returns the values seen, and what became of removals. */
  Map<Integer, String> removing(Set<Integer> keys) {
    boolean more = entries.hasNext();
    while (more) {
      Cache.Entry<Name, Note> entry = entries.next();
      more = entries.hasNext(); // before the removal, which is of the entry that came last
      int key = lent.number(entry.getKey());
      String value = String.valueOf(lent.text(entry.getValue()));
      see(key, keys.contains(key) ? value + removal(entries::remove) : value);
    }
    return seen;
  }

  private void see(int key, String what) {
    if (seen.put(key, what) != null) {
      throw new IllegalStateException("key " + key + " came twice");
    }
  }

  /** Removes an entry and returns how that went. */
  static String removal(Runnable call) {
    Answer answer = Answer.of(() -> done(call));
    return ", removal " + answer.text();
  }

  private static String done(Runnable call) {
    call.run();
    return "done";
  }
}
