package io.larder.sdk.call;

import javax.cache.Cache;

/** Over Larder in memory. */
class HeapMemoizerTest extends MemoizerContract {
  @Override
  <V> Cache<String, V> open(Class<V> valueType) {
    return HeapCaches.open(valueType);
  }
}
