package io.larder.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoredTest {
  private static final byte[] REPLY = {1, 2, 3, 4, 5};

  private static Stored part(int offset, int length) {
    return new Stored(REPLY, offset, length, 7, Version.random(), Token.random(), null);
  }

  @Test
  void theValueOfAPartIsThatPart() {
    assertThat(part(1, 3).bytes()).containsExactly(2, 3, 4);
    assertThat(part(5, 0).bytes()).isEmpty();
  }

  @Test
  void theValueOfAWholeArrayIsNotCopied() {
    assertThat(part(0, 5).bytes()).isSameAs(REPLY);
    assertThat(new Stored(REPLY, 7, Version.random(), Token.random(), null).bytes())
        .isSameAs(REPLY);
  }

  @Test
  void aPartOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> part(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> part(-1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
