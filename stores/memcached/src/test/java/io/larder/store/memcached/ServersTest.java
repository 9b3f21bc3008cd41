package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Key;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three servers, which know nothing of each other. */
@Timeout(60)
class ServersTest {
  @TempDir private Path folder;
  private List<MemcachedProcess> servers;
  private Handle handle;

  @BeforeEach
  void start() {
    servers = IntStream.range(0, 3).mapToObj(i -> MemcachedProcess.start(folder)).toList();
    handle = Handle.open(uri(servers), Ticker.system());
  }

  private static String uri(List<MemcachedProcess> servers) {
    return servers.stream()
        .map(server -> "127.0.0.1:" + server.port())
        .collect(Collectors.joining(",", "memcached://", "?index=true&timeout=2000"));
  }

  @AfterEach
  void stop() {
    handle.close();
    servers.forEach(MemcachedProcess::close);
  }

  @Test
  void recordsLieOnAllServersAndAreFoundByOthersWhateverTheOrderOfTheServers() {
    handle.putAll("k", 300, 10);

    for (MemcachedProcess server : servers) {
      try (Handle alone = Handle.open(uri(List.of(server)), Ticker.system())) {
        assertThat(alone.keys()).hasSizeGreaterThan(50);
      }
    }
    List<MemcachedProcess> turned = Stream.of(2, 0, 1).map(servers::get).toList();
    try (Handle other = Handle.open(uri(turned), Ticker.system())) {
      assertThat(other.getAll("k", 300)).hasSize(300);
      assertThat(other.keys()).hasSize(300);
    }
  }

  @Test
  void eachServerIsAskedOnce() {
    handle.putAll("k", 300, 10);
    long before = handle.figure("round-trips");
    assertThat(handle.getAll("k", 300)).hasSize(300);
    assertThat(handle.figure("round-trips") - before).isEqualTo(3 + 3);
  }

  @Test
  void aClearTakesWhatIsOnEachServer() {
    handle.putAll("k", 300, 10);
    handle.space.clear();
    assertThat(handle.getAll("k", 300)).isEmpty();
    assertThat(handle.keys()).isEmpty();
  }

  @Test
  void aServerThatIsGoneTakesItsShareWithItAndNobodyElseTakesItsPlace() {
    handle.putAll("k", 300, 10);
    servers.get(1).kill();

    assertThatThrownBy(() -> handle.getAll("k", 300))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("at 127.0.0.1:" + servers.get(1).port());
    long found =
        IntStream.range(0, 300)
            .filter(
                i -> {
                  try {
                    return handle.get("k" + i) != null;
                  } catch (StoreException e) {
                    return false;
                  }
                })
            .count();
    assertThat(found).isBetween(100L, 270L);

    servers.get(1).restart();
    assertThat(handle.getAll("k", 300)).hasSize((int) found);
    assertThat(handle.keys()).hasSize((int) found);
  }

  @Test
  void aCommitSaysOfEachWriteWhetherItWasDone() {
    handle.getAll("k", 300);
    servers.get(1).kill();

    List<Result> results = handle.putAll("k", 300, 10);

    assertThat(results)
        .hasSize(300)
        .allMatch(result -> !(result instanceof Result.Conflict))
        .hasAtLeastOneElementOfType(Result.Applied.class)
        .anyMatch(result -> !(result instanceof Result.Applied));
    servers.get(1).restart();
    for (int i = 0; i < 300; i++) {
      Key key = Handle.key("k" + i);
      assertThat(handle.get("k" + i) != null)
          .as("%s, of which was said: %s", key, results.get(i))
          .isEqualTo(results.get(i) instanceof Result.Applied);
    }
  }
}
