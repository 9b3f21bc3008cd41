package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.copy.Copiers;
import io.larder.spi.Codec;
import io.larder.spi.Copier;
import io.larder.spi.UnreadableException;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLoadersTest {
  private final CompiledClasses app = CompiledClasses.app();
  private final ClassLoader outside = ClassLoadersTest.class.getClassLoader();

  private static Codec<Object> codec(ClassLoader loader) {
    return new LarderCodecFactory()
        .create(Object.class, loader, AllowList.of(List.of(), List.of("app.*")));
  }

  private static Object read(Codec<Object> codec, byte[] bytes) throws UnreadableException {
    return codec.decode(bytes, 0, bytes.length);
  }

  @Test
  void aCodecTakesClassesFromItsLoaderAlone() throws Exception {
    for (String name : List.of("app.Bean", "app.Ticket")) {
      byte[] bytes = codec(app).encode(app.make(name, Object.class, 5));
      CompiledClasses other = app.again();

      assertThat(read(codec(app), bytes).getClass()).isSameAs(app.loadClass(name));
      assertThat(read(codec(other), bytes).getClass()).isSameAs(other.loadClass(name));
      assertThatThrownBy(() -> read(codec(outside), bytes)).isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void anEnumIsThatOfTheLoader() throws Exception {
    Object red = app.loadClass("app.Colour").getMethod("of").invoke(null);
    byte[] bytes = codec(app).encode(red);

    assertThat(read(codec(app), bytes)).isSameAs(red);
    assertThatThrownBy(() -> read(codec(outside), bytes))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("class 'app.Colour' is not known here");
  }

  @Test
  @SuppressWarnings("NullAway") // the references are let go on purpose
  void noCacheOfOursKeepsAClassLoaderAlive() throws Exception {
    CompiledClasses gone = app.again();
    Copier<Object> copier = Copiers.byValue(Object.class, outside);
    for (String name : List.of("app.Bean", "app.Ticket")) {
      Object object = gone.make(name, Object.class, 5);
      read(codec(gone), codec(gone).encode(object));
      CanonicalCodec.forKeys(Object.class, gone, AllowList.of(List.of(), List.of("app.*")))
          .encode(object);
      copier.give(copier.keep(object));
      Fingerprint.of(object.getClass());
    }
    WeakReference<ClassLoader> reference = new WeakReference<>(gone);
    gone = null;

    assertThat(isCollected(reference)).isTrue();
  }

  private static boolean isCollected(WeakReference<ClassLoader> reference) {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }
}
