package io.larder.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUriTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://user:secret@host:6379/0",
        "redis://user:sec/secret@host:6379/0",
        "redis://user:sec@secret@host:6379/0"
      })
  void aPasswordIsInNoMessage(String uri) {
    assertThat(StoreUri.parse(uri)).hasToString("redis://***@host:6379/0");
  }
}
