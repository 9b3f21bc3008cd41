package io.larder.jcache;

import io.larder.engine.Change;
import io.larder.engine.Refusal;
import io.larder.engine.Verdict;
import io.larder.jcache.event.Nesting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the {@link CacheWriter} for what verdicts ask (JSR-107 1.1, chapter 7). Whatever it throws
 * comes out as a {@link CacheWriterException}.
 */
final class WriteThrough<K, V> {
  private final String cacheName;
  private final @Nullable CacheWriter<? super K, ? super V> writer;

  WriteThrough(String cacheName, @Nullable CacheWriter<? super K, ? super V> writer) {
    this.cacheName = cacheName;
    this.writer = writer;
  }

  boolean isOn() {
    return writer != null;
  }

  void write(K key, Verdict<V, ?> verdict) {
    CacheWriter<? super K, ? super V> target = writer;
    if (target == null) {
      return;
    }
    if (verdict.writing() == Verdict.Writing.WRITE
        && verdict.change() instanceof Change.Put<V> put) {
      call("write", () -> target.write(new CacheEntry<>(key, put.value())));
    } else if (verdict.writing() == Verdict.Writing.DELETE) {
      call("delete", () -> target.delete(key));
    }
  }

  /**
   * Writes and deletes in bulk; what the writer leaves in the collection when it throws has failed.
   */
  @Nullable Refusal<K> writeAll(Map<K, ? extends Verdict<V, ?>> verdicts) {
    CacheWriter<? super K, ? super V> target = writer;
    if (target == null) {
      return null;
    }
    Collection<Cache.Entry<? extends K, ? extends V>> writes = new ArrayList<>();
    Collection<Object> deletes = new ArrayList<>();
    Map<Object, K> keys = new LinkedHashMap<>();
    verdicts.forEach(
        (key, verdict) -> {
          keys.put(key, key);
          if (verdict.writing() == Verdict.Writing.WRITE
              && verdict.change() instanceof Change.Put<V> put) {
            writes.add(new CacheEntry<>(key, put.value()));
          } else if (verdict.writing() == Verdict.Writing.DELETE) {
            deletes.add(key);
          }
        });
    Set<K> failed = new HashSet<>();
    CacheWriterException writing =
        writes.isEmpty() ? null : failure(() -> writeAll(target, writes));
    if (writing != null) {
      writes.forEach(entry -> failed.add(entry.getKey()));
    }
    CacheWriterException deleting =
        deletes.isEmpty()
            ? null
            : failure(() -> call("deleteAll", () -> target.deleteAll(deletes)));
    if (deleting != null) {
      for (Object key : deletes) {
        K known = keys.get(key);
        if (known != null) {
          failed.add(known);
        }
      }
    }
    CacheWriterException first = writing != null ? writing : deleting;
    return first == null ? null : new Refusal<>(failed, first);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the writer takes entries of supertypes of K and V
  private void writeAll(
      CacheWriter<? super K, ? super V> target,
      Collection<Cache.Entry<? extends K, ? extends V>> entries) {
    call("writeAll", () -> ((CacheWriter) target).writeAll(entries));
  }

  private static @Nullable CacheWriterException failure(Runnable call) {
    try {
      call.run();
      return null;
    } catch (CacheWriterException e) {
      return e;
    }
  }

  private void call(String what, Runnable call) {
    Supplier<Boolean> userCode =
        () -> {
          call.run();
          return true;
        };
    try {
      Nesting.underLock(userCode);
    } catch (CacheWriterException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CacheWriterException(
          "%s by the writer of cache '%s' failed".formatted(what, cacheName), e);
    }
  }
}
