package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Version;
import io.larder.store.contract.server.WireContract;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class FaultTest extends WireContract<RedisProcess> {
  @Override
  protected RedisProcess start(Path folder) {
    return RedisProcess.start(folder);
  }

  @Override
  protected String uri(int port, int timeoutMillis) {
    return storeName() + ":" + port + "?timeout=" + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 300;
  }

  @Override
  protected String readWord() {
    return "MGET";
  }

  @Override
  protected String writeWord() {
    return "EVALSHA";
  }

  @Override
  protected String storeName() {
    return "redis://127.0.0.1";
  }

  /** Returns how often a script was called. */
  @Override
  protected long writes() {
    try (Jedis client = server().client()) {
      Matcher calls =
          Pattern.compile("cmdstat_evalsha:calls=(\\d+)").matcher(client.info("commandstats"));
      return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }
  }

  @Override
  protected long writesPerRequest() {
    return 1;
  }

  private Result replace(int length) {
    Version version = requireNonNull(handle().get("k")).version();
    Next put = new Next.Put(new byte[length], Long.MAX_VALUE);
    return handle().commit("k", Expected.is(version), put);
  }

  @Test
  void aScriptThatWasForgottenIsLoadedAgain() {
    try (Jedis client = server().client()) {
      client.scriptFlush();
    }
    proxy().takeRoundTrips();

    assertThat(replace(3)).isInstanceOf(Result.Applied.class);
    assertThat(proxy().takeRoundTrips()).isEqualTo(3); // get, commit refused, loaded and committed
    assertThat(replace(4)).isInstanceOf(Result.Applied.class);
    assertThat(proxy().takeRoundTrips()).isEqualTo(2);
  }
}
