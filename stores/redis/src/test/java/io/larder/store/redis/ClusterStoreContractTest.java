package io.larder.store.redis;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.redis.server.RedisCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ClusterStoreContractTest extends StoreContract {
  private static RedisCluster cluster;

  @BeforeAll
  static void startTheCluster(@TempDir Path folder) {
    cluster = RedisCluster.start(folder, 3);
  }

  @AfterAll
  static void stopTheCluster() {
    cluster.close();
  }

  /** Each sixteenth of the keys is cleared at one moment, and they follow on each other. */
  @Override
  public boolean clearsAtOneMoment() {
    return false;
  }

  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(cluster.uri(), ticker);
  }
}
