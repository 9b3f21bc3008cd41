package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncReadTest {
  /** Also where a stream knows nothing of what it has, or not of all. */
  @ParameterizedTest
  @CsvSource({"0, 0", "35, 35", "35, 0", "35, 34", "100000, 10", "100000, 100000"})
  void aBodyIsReadWhole(int length, int known) throws IOException {
    byte[] body = new byte[length];
    new Random(length).nextBytes(body);
    InputStream stream =
        new ByteArrayInputStream(body) {
          @Override
          public synchronized int available() {
            return Math.min(known, super.available());
          }
        };
    assertThat(SyncRead.all(stream)).isEqualTo(body);
  }
}
