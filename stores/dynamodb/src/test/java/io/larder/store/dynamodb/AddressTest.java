package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.store.contract.handle.Handle;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  /** What is in tables already must be found by every later version. */
  @Test
  void anAddressNeverChanges() {
    assertThat(Address.of(new Namespace("users")).partition(Handle.key("key")))
        .isEqualTo("users#9");
    assertThat(Address.sort(Handle.key("key"))).containsExactly(0, 'k', 'e', 'y');
  }

  @Test
  void aShortKeyIsNeverWhatALongOneIsDigestedTo() {
    byte[] digest = Address.sort(Key.of(new byte[Address.LONGEST_PLAIN + 1]));

    assertThat(digest).hasSize(33);
    assertThat(Address.sort(Key.of(digest))).isNotEqualTo(digest);
    assertThat(Address.sort(Key.of(new byte[Address.LONGEST_PLAIN]))).hasSize(1_024);
    assertThat(Address.sort(Key.of(new byte[0]))).hasSize(1);
  }

  @Test
  void keysLieInAllPartitions() {
    Address address = Address.of(new Namespace("users"));
    Set<String> used = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      used.add(address.partition(Handle.key("key-" + i)));
    }
    assertThat(used).hasSameElementsAs(address.partitions()).hasSize(16);
  }

  @ParameterizedTest
  @CsvSource({
    "users,   users",
    "a#1,     a%00231",
    "ü/x y,   %00fc%002fx%0020y",
    "%0023,   %00250023",
    "A.b_c-1, A.b_c-1"
  })
  void aNameOfOddCharactersIsEscaped(String name, String escaped) {
    assertThat(Address.of(new Namespace(name)).partitions().get(3)).isEqualTo(escaped + "#3");
  }

  @Test
  void aLongNameIsDigestedAndMeetsNoOther() {
    String first = Address.of(new Namespace("x".repeat(5_000))).partitions().get(0);
    String second = Address.of(new Namespace("x".repeat(5_001))).partitions().get(0);

    assertThat(first).hasSizeLessThan(100).startsWith("%h").isNotEqualTo(second);
    assertThat(
            Address.of(new Namespace(first.substring(0, first.indexOf('#')))).partitions().get(0))
        .isNotEqualTo(first);
    assertThat(Address.of(new Namespace("x".repeat(1_000))).partitions().get(0)).startsWith("xxx");
  }
}
