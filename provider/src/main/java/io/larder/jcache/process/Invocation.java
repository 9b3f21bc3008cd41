package io.larder.jcache.process;

import io.larder.engine.Asks;
import io.larder.engine.Decision;
import io.larder.engine.Live;
import io.larder.engine.Verdict;
import io.larder.jcache.event.Nesting;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import org.jspecify.annotations.Nullable;

/**
 * The decision that runs a user's processor. Over a shared store the processor runs again when
 * another process changed the entry meanwhile; only the last run counts.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 * @param <T> the type of what the processor returns
 */
public final class Invocation<K, V, T> implements Decision<V, @Nullable T> {
  private final K key;
  private final EntrySource<K, V> source;
  private final EntryProcessor<K, V, T> processor;
  private final Object[] arguments;

  /** The processor with its arguments, to be run on the entry of this key. */
  public Invocation(
      K key,
      EntrySource<K, V> source,
      EntryProcessor<K, V, T> processor,
      @Nullable Object... arguments) {
    this.key = key;
    this.source = source;
    this.processor = processor;
    this.arguments = arguments;
  }

  @Override
  public Verdict<V, @Nullable T> decide(@Nullable Live<V> current) {
    ProcessedEntry<K, V> entry = new ProcessedEntry<>(key, current, source);
    T answer;
    try {
      answer = Nesting.underLock(() -> process(entry));
    } catch (RuntimeException e) {
      source.lookedUp(current != null);
      throw e;
    }
    return entry.verdict(answer);
  }

  @Override
  public Asks asks() {
    return source.loadsOnMiss() ? Asks.BOTH : Asks.WRITER;
  }

  private T process(ProcessedEntry<K, V> entry) {
    try {
      return processor.process(entry, arguments);
    } catch (EntryProcessorException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EntryProcessorException("processor failed on key " + key, e);
    }
  }
}
