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

/**
 * The contract with a login, over the binary protocol; without one where there is nothing to make
 * logins with, which it says.
 */
class LoginStoreContractTest extends StoreContract {
  private static MemcachedProcess server;
  private static String location;

  @BeforeAll
  static void start(@TempDir Path folder) {
    if (MemcachedProcess.knowsLogins()) {
      server = MemcachedProcess.startWithLogin(folder, "ann", "s3cr3t");
      location = "memcached://ann%40larder:s3cr3t@127.0.0.1:" + server.port();
    } else {
      server = MemcachedProcess.start(folder);
      location = server.uri();
      System.out.println("no logins to test: apt-get install memcached sasl2-bin");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Store open(Ticker ticker) {
    return Handle.store(location + "?index=true", ticker);
  }
}
