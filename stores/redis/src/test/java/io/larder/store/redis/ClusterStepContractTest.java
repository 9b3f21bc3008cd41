package io.larder.store.redis;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.tier.StepContract;
import io.larder.store.redis.server.RedisCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ClusterStepContractTest extends StepContract {
  private static RedisCluster cluster;

  @BeforeAll
  static void startTheCluster(@TempDir Path folder) {
    cluster = RedisCluster.start(folder, 3);
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  @Override
  protected Store open(Ticker clock) {
    return Handle.store(cluster.uri(), clock);
  }
}
