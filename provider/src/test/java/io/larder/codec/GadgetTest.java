package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Codec;
import io.larder.spi.UnreadableException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GadgetTest {
  private static final AtomicInteger SPRUNG = new AtomicInteger();
  private static final ClassLoader LOADER = GadgetTest.class.getClassLoader();

  private final Codec<Object> java =
      new JavaCodecFactory().create(Object.class, LOADER, Samples.allowAll());
  private final Codec<Object> larder =
      new LarderCodecFactory().create(Object.class, LOADER, Samples.allowAll());

  /** Does something when it is read. */
  static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // called by serialisation
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      SPRUNG.incrementAndGet();
    }
  }

  /** Does something when it is made. */
  record RecordGadget(int x) implements Serializable {
    RecordGadget {
      if (x == 13) {
        SPRUNG.incrementAndGet();
      }
    }

    private static final long serialVersionUID = 1L;
  }

  /** Does something when it is initialised. */
  enum EnumGadget {
    ONE
  }

  /** Not serialisable. */
  static final class Plain {}

  /** Serialisable but for its field. */
  @SuppressWarnings({"serial", "unused"})
  static final class Holder implements Serializable {
    private final Object field = new Plain();
  }

  private static void assertRefused(Codec<Object> codec, byte[] bytes, Class<?> type) {
    assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(type.getName())
        .hasMessageContaining(" is refused: no declared type leads to it")
        .hasMessageContaining("larder.allow");
    assertThat(SPRUNG).hasValue(0);
  }

  private static byte[] asLarder(byte[] stream) {
    BytesOut out = new BytesOut(0);
    out.putByte(Tag.JAVA);
    out.putInt(stream.length);
    out.write(stream, 0, stream.length);
    return out.toBytes();
  }

  @Test
  void aClassThatNobodyDeclaredIsRefusedWhereverItHides() {
    Comparator<String> lambda = (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);
    List<Object> nests =
        List.of(
            new Gadget(),
            new Gadget[1],
            new ArrayList<>(List.of(new Gadget())),
            new HashMap<>(Map.of(new Gadget(), 1)),
            new Object[] {1, new Gadget()});
    for (Object nest : nests) {
      byte[] stream = Samples.serialise(nest);
      assertRefused(java, stream, Gadget.class);
      assertRefused(larder, asLarder(stream), Gadget.class);
    }
    byte[] map = Samples.serialise(new TreeMap<>(lambda));
    assertRefused(java, map, java.lang.invoke.SerializedLambda.class);
  }

  @Test
  void recordsAndEnumsThatNobodyDeclaredAreRefused() {
    AllowList all = AllowList.of(List.of(RecordGadget.class, EnumGadget.class), List.of());
    for (Object gadget : List.of(new RecordGadget(13), EnumGadget.ONE)) {
      SPRUNG.set(0);
      byte[] bytes = new LarderCodecFactory().create(Object.class, LOADER, all).encode(gadget);
      assertRefused(larder, bytes, gadget.getClass());
    }
  }

  @Test
  void whatCouldNotBeReadBackIsNotWritten() {
    List<Object> gadgets =
        List.of(
            new Gadget(),
            new ArrayList<>(List.of(new Gadget())),
            new Samples.Loose(1, new Gadget()),
            new Samples.Pair(1, new Gadget[0]));
    for (Object gadget : gadgets) {
      assertThatThrownBy(() -> larder.encode(gadget))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Gadget")
          .hasMessageContaining("could not be read back")
          .hasMessageContaining("LarderConfiguration.allow");
    }
    for (Object gadget : List.of(new RecordGadget(1), EnumGadget.ONE)) {
      assertThatThrownBy(() -> larder.encode(gadget))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(gadget.getClass().getName());
    }
  }

  @Test
  void theCulpritAmongNotSerialisableObjectsIsNamed() {
    AllowList all = AllowList.of(List.of(Holder.class), List.of());
    Codec<Object> codec = new JavaCodecFactory().create(Object.class, LOADER, all);

    assertThatThrownBy(() -> codec.encode(new Holder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Holder.class.getName() + ": ")
        .hasMessageContaining(Plain.class.getName() + " in it is not Serializable")
        .hasCauseInstanceOf(NotSerializableException.class);
    assertThatThrownBy(() -> codec.encode(new Plain()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Plain.class.getName() + ": it is not Serializable");
  }

  @Test
  void anyOtherFilterDecidesInPlaceOfAnAllowList() throws UnreadableException {
    ObjectInputFilter filter = ObjectInputFilter.Config.createFilter("java.base/*;!*");
    Codec<Object> codec = new LarderCodecFactory().create(Object.class, LOADER, filter);
    byte[] bytes = codec.encode(new ArrayList<>(List.of(1)));

    assertThat(codec.decode(bytes, 0, bytes.length)).isEqualTo(List.of(1));
    assertThatThrownBy(() -> codec.encode(new Gadget()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
