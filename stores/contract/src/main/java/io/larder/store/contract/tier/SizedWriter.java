package io.larder.store.contract.tier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** Notes how long the values are that it is asked to write. Not thread-safe. */
final class SizedWriter implements CacheWriter<String, String> {
  private final List<Integer> lengths = new ArrayList<>();

  List<Integer> lengths() {
    return lengths;
  }

  @Override
  public void write(Cache.Entry<? extends String, ? extends String> entry) {
    lengths.add(entry.getValue().length());
  }

  @Override
  public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
    entries.forEach(this::write);
    entries.clear();
  }

  @Override
  public void delete(Object key) {}

  @Override
  public void deleteAll(Collection<?> keys) {
    keys.clear();
  }
}
