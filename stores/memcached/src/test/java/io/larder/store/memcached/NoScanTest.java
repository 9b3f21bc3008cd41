package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedProcess;
import io.larder.store.memcached.server.MemcachedTestServer;
import java.nio.file.Path;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that do not tell their keys: the store says so, and what helps. */
@Timeout(60)
class NoScanTest {
  @TempDir private Path folder;

  private static void assertCannotScan(String uri) {
    try (Handle handle = Handle.open(uri, Ticker.system())) {
      handle.put("k");
      assertThat(handle.store.capabilities().scan()).isFalse();
      assertThatThrownBy(handle::keys)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining(uri.replaceAll("//.*@", "//"))
          .hasMessageContaining("LRU crawler")
          .hasMessageContaining("index=true");
    }
  }

  @Test
  void infinispanHasNoCrawler() {
    try (MemcachedProcess server = MemcachedProcess.startInfinispan(folder)) {
      assertCannotScan(server.uri());
      try (Handle handle = Handle.open(server.uri() + "?index=true", Ticker.system())) {
        handle.put("indexed");
        assertThat(handle.keys()).containsExactly("indexed");
      }
    }
  }

  @Test
  void anIteratorSaysWhatTheStoreSays() {
    try (MemcachedProcess server = MemcachedProcess.startInfinispan(folder);
        LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, String> cache =
          provider
              .getCacheManager()
              .createCache(
                  "users",
                  new LarderConfiguration<String, String>()
                      .setTypes(String.class, String.class)
                      .setStore(server.uri()));
      assertThatThrownBy(cache::iterator)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("users")
          .hasMessageContaining(server.uri())
          .hasMessageContaining("LRU crawler")
          .hasMessageContaining("index=true");
    }
  }

  /** Only Memcached itself has a crawler that can be left out. */
  @Test
  void aServerMayBeStartedWithoutCrawlerOrDumps() {
    if (!MemcachedTestServer.isMemcached()) {
      return; // said by the test server
    }
    for (String[] options : new String[][] {{"-o", "no_lru_crawler"}, {"-X"}}) {
      try (MemcachedProcess server = MemcachedProcess.start(folder, options)) {
        assertCannotScan(server.uri());
      }
    }
  }

  @Test
  void overTheBinaryProtocolNobodyTellsKeys() {
    if (!MemcachedProcess.knowsLogins()) {
      return; // said by the contract with a login
    }
    try (MemcachedProcess server = MemcachedProcess.startWithLogin(folder, "ann", "s3cr3t")) {
      String uri = server.uri().replace("//", "//ann%40larder:s3cr3t@");
      assertCannotScan(uri);
    }
  }

  @Test
  void oneServerThatDoesNotTellIsEnough() {
    try (MemcachedProcess one = MemcachedProcess.start(folder);
        MemcachedProcess two = MemcachedProcess.startInfinispan(folder)) {
      assertCannotScan(one.uri() + ",127.0.0.1:" + two.port());
    }
  }
}
