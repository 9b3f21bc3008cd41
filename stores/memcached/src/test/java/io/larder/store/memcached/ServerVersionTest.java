package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
  @ParameterizedTest
  @CsvSource({
    "VERSION 1.4.39, false",
    "VERSION 1.6.8, false",
    "VERSION 1.6.9, true",
    "VERSION 1.6.21-5-gabc, true",
    "VERSION 1.6.38, true",
    "VERSION 1.7.0, true"
  })
  void aMemcachedReadsManyNamesByOneCommand(String answer, boolean walks) {
    assertThat(ServerVersion.of(answer)).isNotNull().returns(walks, ServerVersion::walksHashTable);
    assertThat(new TextProtocol().mostNames(answer)).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ERROR",
        "VERSION 15.2.6.Final",
        "VERSION 1.6",
        "VERSION 1.6.x",
        "VERSION 1.6.2.3",
        "1.6.18"
      })
  void othersAreAskedOneByOne(String answer) {
    assertThat(ServerVersion.of(answer)).isNull();
    assertThat(new TextProtocol().mostNames(answer)).isEqualTo(1);
  }
}
