package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.WireContract;
import io.larder.store.memcached.server.MemcachedProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FaultTest extends WireContract<MemcachedProcess> {
  @Override
  protected MemcachedProcess start(Path folder) {
    return MemcachedProcess.start(folder);
  }

  @Override
  protected String uri(int port, int timeoutMillis) {
    return storeName() + ":" + port + "?timeout=" + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 1_000;
  }

  @Override
  protected String readWord() {
    return meta() ? "mg l1:" : "gets ";
  }

  @Override
  protected String writeWord() {
    return meta() ? "ms l1:" : "cas ";
  }

  /** Tells whether the server understands the meta commands. */
  private boolean meta() {
    return new TextProtocol().after(server().ask("version").get(0)).numbersWrites();
  }

  @Override
  protected String storeName() {
    return "memcached://127.0.0.1";
  }

  /** Returns how often the server was told to compare and swap; Infinispan does not say. */
  @Override
  protected long writes() {
    return countsSwaps()
        ? server().figure("cas_hits")
            + server().figure("cas_badval")
            + server().figure("cas_misses")
        : 0;
  }

  @Override
  protected long writesPerRequest() {
    return countsSwaps() ? 1 : 0;
  }

  private boolean countsSwaps() {
    return server().ask("stats").stream().anyMatch(line -> line.startsWith("STAT cas_hits "));
  }

  private Version version() {
    return requireNonNull(handle().get("k")).version();
  }

  @Test
  void aVersionFromBeforeARestartIsOfNothingThatIsThere() {
    for (int round = 0; round < 3; round++) {
      Version version = version();
      server().kill();
      server().restart();

      assertThat(handle().get("k")).isNull();
      assertThat(handle().commit("k", Expected.is(version), new Next.Delete()))
          .isEqualTo(new Result.Conflict(null));
      handle().put("k", 1, Long.MAX_VALUE);
      assertThat(length()).isEqualTo(1);
    }
  }

  /** The server counts from one again, and gives a number that it gave before. */
  @Test
  void aNumberFromBeforeARestartFitsNothingOfAfter() {
    try (Handle other = Handle.open(server().uri(), Ticker.system())) {
      Version version = version();
      server().kill();
      server().restart();
      other.get("k");
      other.put("k", 3, Long.MAX_VALUE);

      Result result = handle().commit("k", Expected.is(version), new Next.Delete());
      if (!(result instanceof Result.Conflict)) { // it met the broken connection
        result = handle().commit("k", Expected.is(version), new Next.Delete());
      }

      assertThat(result).isInstanceOf(Result.Conflict.class);
      assertThat(length()).isEqualTo(3);
    }
  }
}
