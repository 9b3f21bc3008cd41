package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyMakerTest {
  record User(long id, Runnable action) {}

  private static KeyMaker prefixed(String prefix) {
    return new KeyMaker("Repository.find(User)", prefix, Arrays::asList);
  }

  @Test
  void aKeyIsReadable() {
    assertThat(prefixed("f.").key()).isEqualTo("f.()");
    assertThat(prefixed("f.").key("a", 1L, null)).isEqualTo("f.(\"a\",1L,null)");
    assertThat(prefixed("f.").key(List.of("a", 1L))).isEqualTo("f.(List{\"a\",1L})");
  }

  @Test
  void aPrefixWithAParenthesisIsRefused() {
    assertThatThrownBy(() -> prefixed("f("))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a prefix ends where '(' begins the arguments, so it must have none: f(");
  }

  @Test
  void aRefusalNamesMethodAndArgumentAndTheWayOut() {
    assertThatThrownBy(() -> prefixed("f.").key("a", new User(1, () -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no key for Repository.find(User): argument 2: ")
        .hasMessageContaining("has no canonical text")
        .hasMessageEndingWith(
            "; say with CallCache.keyedBy(args -> List.of(...)) what of the arguments makes the key");
  }

  @Test
  void whatMakesTheKeyCanBeSaid() {
    KeyMaker keys = new KeyMaker("f", "f.", arguments -> List.of(((User) arguments[0]).id(), "x"));
    assertThat(keys.key(new User(7, () -> {}))).isEqualTo("f.(7L,\"x\")");
  }

  @Test
  void aLongKeyEndsInItsHash() {
    String longest = "x".repeat(250 - "f.(\"\")".length());
    assertThat(prefixed("f.").key(longest)).hasSize(250).endsWith("\")");

    String longer = prefixed("f.").key(longest + "x");
    assertThat(longer)
        .hasSize(250)
        .startsWith("f.(\"xxx")
        .endsWith("#" + KeyMaker.hash("f.(\"" + longest + "x\")"));
    assertThat(prefixed("f.").key(longest + "y")).isNotEqualTo(longer);
  }

  @Test
  void aLongKeyIsNotCutWithinACharacter() {
    for (int before = 0; before < 2; before++) {
      String key = prefixed("f.").key("x".repeat(before) + "😀".repeat(200));
      assertThat(key.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000)).isTrue();
      assertThat(key).hasSizeLessThanOrEqualTo(250);
    }
  }
}
