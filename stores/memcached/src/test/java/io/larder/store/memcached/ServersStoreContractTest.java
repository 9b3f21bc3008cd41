package io.larder.store.memcached;

import io.larder.spi.Store;
import io.larder.spi.Ticker;
import io.larder.store.contract.StoreContract;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ServersStoreContractTest extends StoreContract {
  private static MemcachedProcess one;
  private static MemcachedProcess two;

  @BeforeAll
  static void startTwo(@TempDir Path folder) {
    one = MemcachedProcess.start(folder);
    two = MemcachedProcess.start(folder);
  }

  @AfterAll
  static void stopBoth() {
    one.close();
    two.close();
  }

  /** Each server's share is cleared at one moment, and they follow on each other. */
  @Override
  public boolean clearsAtOneMoment() {
    return false;
  }

  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(one.uri() + ",127.0.0.1:" + two.port() + "?index=true", ticker);
  }
}
