package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.nio.file.Path;
import java.util.Set;

/** Records of lengths that follow from their keys. */
final class StoreShelf implements Shelf {
  private final Handle handle;

  StoreShelf(Path file) {
    this.handle = TestStores.handle(file, "", Ticker.system());
  }

  private static int length(String key) {
    return 100 + Math.floorMod(key.hashCode(), 9_000);
  }

  @Override
  public void put(String key) {
    handle.put(key, length(key), Long.MAX_VALUE);
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = handle.keys();
    for (String key : keys) {
      assertThat(requireNonNull(handle.get(key), key).bytes()).hasSize(length(key));
    }
    return keys;
  }

  @Override
  public long figure(String name) {
    return handle.figure(name);
  }

  @Override
  public void close() {
    handle.close();
  }
}
