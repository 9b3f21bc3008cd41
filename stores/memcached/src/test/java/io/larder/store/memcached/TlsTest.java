package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.memcached.server.MemcachedProcess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A server behind TLS, which a proxy adds, with a certificate of a few days. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TlsTest {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String PASSWORD = "of a key for tests";

  @TempDir private Path folder;
  private MemcachedProcess server;
  private Proxy proxy;
  private Path keys;

  @BeforeEach
  void start() throws Exception {
    keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "memcached",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "7",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    server = MemcachedProcess.start(folder);
    proxy = new Proxy(server.port(), context().getServerSocketFactory());
  }

  @AfterEach
  void stop() {
    System.clearProperty(TRUST_STORE);
    proxy.close();
    server.close();
  }

  private SSLContext context() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private String uri(String host) {
    return "memcacheds://" + host + ":" + proxy.port();
  }

  @Test
  void aServerWhoseCertificateIsTrustedIsUsed() {
    System.setProperty(TRUST_STORE, keys.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
    try (Handle handle = TestStores.handle(uri("localhost"), Ticker.system())) {
      handle.put("k");
      assertThat(handle.get("k")).isNotNull();
      assertThatThrownBy(() -> TestStores.open(uri("127.0.0.1"), Ticker.system()))
          .as("a certificate for another name")
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("TLS failed");
    } finally {
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @Test
  void aServerWhoseCertificateIsNotTrustedIsRefused() {
    assertThatThrownBy(() -> TestStores.open(uri("localhost"), Ticker.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(uri("localhost"))
        .hasMessageContaining("TLS failed");
  }
}
