package io.larder.store.contract.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/**
 * The writer of a cache over its {@link Source}. Keeps to the contract of partial success: what it
 * leaves in the collection when it throws was not done.
 */
final class SourceWriter implements CacheWriter<Name, Note> {
  private final Source source;

  SourceWriter(Source source) {
    this.source = source;
  }

  @Override
  public void write(Cache.Entry<? extends Name, ? extends Note> entry) {
    source.write(entry.getKey().number(), entry.getValue().text());
  }

  @Override
  public void writeAll(Collection<Cache.Entry<? extends Name, ? extends Note>> entries) {
    Map<Integer, String> values = new HashMap<>();
    entries.forEach(entry -> values.put(entry.getKey().number(), entry.getValue().text()));
    leave(entries, source.writeAll(values), entry -> entry.getKey().number());
  }

  @Override
  public void delete(Object key) {
    source.delete(number(key));
  }

  @Override
  public void deleteAll(Collection<?> keys) {
    Set<Integer> numbers = new HashSet<>();
    keys.forEach(key -> numbers.add(number(key)));
    leave(keys, source.deleteAll(numbers), SourceWriter::number);
  }

  private <T> void leave(Collection<T> all, Set<Integer> refused, Function<T, Integer> number) {
    all.removeIf(each -> !refused.contains(number.apply(each)));
    if (!refused.isEmpty()) {
      throw source.refusal();
    }
  }

  private static int number(Object key) {
    return ((Name) key).number();
  }
}
