package io.larder.store.memcached;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Memcached that speaks TLS itself, which tells its keys over it, too. */
@Timeout(60)
@EnabledIf(
    value = "io.larder.store.memcached.server.MemcachedTestServer#isMemcached",
    disabledReason = "Memcached alone speaks TLS: apt-get install memcached")
class TlsDumpTest {
  private static final String PASSWORD = "of a key for tests";
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  @TempDir private Path folder;

  @AfterEach
  void trustTheUsual() {
    System.clearProperty("javax.net.ssl.trustStore");
    System.clearProperty("javax.net.ssl.trustStorePassword");
  }

  private Path pem(String name, String kind, byte[] bytes) throws Exception {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(kind, new String(PEM.encode(bytes), US_ASCII), kind);
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void keysAreToldOverTls() throws Exception {
    Path keys = folder.resolve("keys.p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", "server"));
    command.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", keys.toString()));
    File log = folder.resolve("keytool.log").toFile();
    ProcessBuilder making = new ProcessBuilder(command).redirectErrorStream(true);
    assertThat(making.redirectOutput(log).start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    Path certificate =
        pem("server.crt", "CERTIFICATE", store.getCertificate("server").getEncoded());
    Path key =
        pem(
            "server.key",
            "PRIVATE KEY",
            store.getKey("server", PASSWORD.toCharArray()).getEncoded());
    System.setProperty("javax.net.ssl.trustStore", keys.toString());
    System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);

    String files = "ssl_chain_cert=" + certificate + ",ssl_key=" + key;
    try (MemcachedProcess server = MemcachedProcess.start(folder, "-Z", "-o", files);
        Handle handle = Handle.open("memcacheds://localhost:" + server.port(), Ticker.system())) {
      handle.putAll("k", 500, 10);
      assertThat(handle.getAll("k", 500)).hasSize(500);
      assertThat(handle.keys()).hasSize(500);
    }
  }
}
