package io.larder.store.contract.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/** The loader of a cache over its {@link Source}. */
final class SourceLoader implements CacheLoader<Name, Note> {
  private final Source source;
  private final Lent lent;

  SourceLoader(Source source, Lent lent) {
    this.source = source;
    this.lent = lent;
  }

  @Override
  public @Nullable Note load(Name key) {
    String value = source.load(key.number());
    return value == null ? null : lent.note(value);
  }

  /** Returns some of what is not there as null, and leaves some out. */
  @Override
  public Map<Name, Note> loadAll(Iterable<? extends Name> keys) {
    Set<Integer> asked = new TreeSet<>();
    keys.forEach(key -> asked.add(key.number()));
    Map<Integer, String> found = source.loadAll(asked);
    Map<Name, @Nullable Note> loaded = new HashMap<>();
    for (int key : asked) {
      String value = found.get(key);
      if (value != null) {
        loaded.put(lent.name(key), lent.note(value));
      } else if (key % 2 == 0) {
        loaded.put(lent.name(key), null);
      }
    }
    return withNulls(loaded);
  }

  @SuppressWarnings({"NullAway", "unchecked"}) // what a loader has to avoid and a cache to expect
  private static Map<Name, Note> withNulls(Map<Name, @Nullable Note> loaded) {
    return (Map<Name, Note>) (Map<?, ?>) loaded;
  }
}
