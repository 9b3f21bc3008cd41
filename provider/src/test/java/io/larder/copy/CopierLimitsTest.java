package io.larder.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.Samples;
import io.larder.codec.Samples.Point;
import io.larder.copy.CopiersTest.Immutable;
import io.larder.spi.Copier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopierLimitsTest {
  private final Copier<Object> copier =
      Copiers.byValue(Object.class, CopierLimitsTest.class.getClassLoader());

  /** Not serialisable. */
  static final class Plain {}

  @Test
  void anObjectThatCannotBeCopiedIsRefusedWithTheClassInTheWay() {
    assertThatThrownBy(() -> copier.keep(new Plain()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cannot copy " + Plain.class.getName() + ": it is not Serializable")
        .hasMessageEndingWith("or store by reference");
    assertThatThrownBy(() -> copier.keep(List.of(1, Optional.of(new ArrayList<>()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.util.Optional in it is not Serializable");
  }

  @Test
  void aNestWithoutEndIsRefusedAndNotAnError() {
    List<Object> nest = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      nest = new ArrayList<>(List.of(nest));
    }
    Object deep = nest;
    assertThatThrownBy(() -> copier.keep(deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too deep for the stack");
  }

  @Test
  void declaredImmutableTypesAreNotEvenLookedAt() {
    ClassLoader loader = CopierLimitsTest.class.getClassLoader();
    for (Class<?> type :
        List.of(String.class, Immutable.class, Samples.Shade.class, UUID.class, Instant.class)) {
      assertThat((Object) Copiers.byValue(type, loader)).isSameAs(Copiers.byReference());
    }
    for (Class<?> type : List.of(BigDecimal.class, Number.class, Point.class, ZoneId.class)) {
      assertThat((Object) Copiers.byValue(type, loader)).isNotSameAs(Copiers.byReference());
    }
  }

  @Test
  void byReferenceSharesEverything() {
    Plain plain = new Plain();
    Copier<Plain> reference = Copiers.byReference();

    assertThat(reference.keep(plain)).isSameAs(plain);
    assertThat(reference.give(plain)).isSameAs(plain);
  }
}
