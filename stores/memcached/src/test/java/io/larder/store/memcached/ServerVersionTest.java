package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {
  @ParameterizedTest
  @CsvSource({
    "VERSION 1.4.39, false, false",
    "VERSION 1.6.8, false, false",
    "VERSION 1.6.9, true, false",
    "VERSION 1.6.17, true, false",
    "VERSION 1.6.18, true, true",
    "VERSION 1.6.21-5-gabc, true, true",
    "VERSION 1.7.0, true, true"
  })
  void aMemcachedReadsManyNamesByOneCommandAndKnowsMoreFromVersionToVersion(
      String answer, boolean walks, boolean numbers) {
    assertThat(ServerVersion.of(answer)).isNotNull().returns(walks, ServerVersion::walksHashTable);
    assertThat(new TextProtocol().after(answer))
        .returns(100, Protocol::mostNames)
        .returns(numbers, Protocol::numbersWrites);
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
    assertThat(new MetaProtocol().after(answer))
        .returns(1, Protocol::mostNames)
        .returns(false, Protocol::numbersWrites);
  }
}
