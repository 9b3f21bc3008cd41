package io.larder.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.SerialForm;
import io.larder.size.SizeOf;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a by-value cache keeps in place of an object knows its size. */
class CopySizesTest {
  private static final ClassLoader LOADER = CopySizesTest.class.getClassLoader();

  static final class Bean implements Serializable {
    private static final long serialVersionUID = 1;
    final int[] numbers = new int[5000];
  }

  /** Nobody but itself can copy it. */
  static final class Resolved implements Serializable {
    private static final long serialVersionUID = 1;
    final int[] numbers = new int[5000];

    private Object readResolve() {
      return this;
    }
  }

  @Test
  void aBeanTakesItselfAndWhatItHolds() {
    Object kept = new ByValue<Bean>(LOADER).keep(new Bean());
    assertThat(kept).isInstanceOf(GraphCopy.class);
    assertThat(SizeOf.bytes(kept))
        .isEqualTo(SizeOf.shallowBytes(GraphCopy.class) + SizeOf.bytes(new Bean()));
  }

  @Test
  void aSerialisedBeanTakesItsBytes() {
    Object kept = new ByValue<Resolved>(LOADER).keep(new Resolved());
    assertThat(kept).isInstanceOf(SerialCopy.class);
    int length = lengthIn(kept.toString());
    assertThat(length).isGreaterThan(20_000);
    assertThat(SizeOf.bytes(kept))
        .isEqualTo(
            SizeOf.shallowBytes(SerialCopy.class)
                + SizeOf.shallowBytes(SerialForm.class)
                + SizeOf.bytes(new byte[length]));
  }

  private static int lengthIn(String text) {
    return Integer.parseInt(text.replaceAll(".*\\((\\d+) bytes\\)", "$1"));
  }

  @Test
  void aCloneTakesItsElements() {
    List<String> list = new ArrayList<>(List.of("one".repeat(5), "two".repeat(5)));
    Object kept = new ByValue<List<String>>(LOADER).keep(list);
    assertThat(kept).isInstanceOf(ShallowCopy.class);
    assertThat(SizeOf.bytes(kept)).isCloseTo(SizeOf.bytes(list), Offset.offset(40L));
    long array = SizeOf.bytes(new ByValue<byte[]>(LOADER).keep(new byte[777]));
    assertThat(array)
        .isEqualTo(SizeOf.shallowBytes(ShallowCopy.class) + SizeOf.bytes(new byte[777]));
  }

  @Test
  void whatIsSharedIsMeasuredAsItIs() {
    Object kept = new ByValue<String>(LOADER).keep("text");
    assertThat(SizeOf.bytes(kept)).isEqualTo(SizeOf.bytes("text"));
  }
}
