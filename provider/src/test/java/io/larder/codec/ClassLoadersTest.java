package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Codec;
import io.larder.spi.Copier;
import io.larder.spi.UnreadableException;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassLoadersTest {
  private static final String BEAN =
      "package app; public class Bean implements java.io.Serializable {"
          + " public java.util.List<Object> parts = new java.util.ArrayList<>();"
          + " public Bean(Object part) { parts.add(part); } }";
  private static final String TICKET =
      "package app; public record Ticket(Object number) implements java.io.Serializable {}";
  private static final String COLOUR =
      "package app; public enum Colour { RED; public static Colour of() { return RED; } }";

  private final CompiledClasses app =
      CompiledClasses.of(Map.of("app.Bean", BEAN, "app.Ticket", TICKET, "app.Colour", COLOUR));
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
  void aCopyIsOfTheClassThatTheCachesLoaderSees() throws Exception {
    CompiledClasses other = app.again();
    Copier<Object> copier = Copiers.byValue(Object.class, other);
    Object kept = copier.keep(new ArrayList<>(List.of(app.make("app.Bean", Object.class, 5))));

    assertThat((List<?>) copier.give(kept))
        .singleElement()
        .satisfies(bean -> assertThat(bean.getClass()).isSameAs(other.loadClass("app.Bean")));
  }

  @Test
  void aClassThatTheCachesLoaderCannotSeeIsTakenFromTheObject() throws Exception {
    Copier<Object> copier = Copiers.byValue(Object.class, outside);
    Object inner = app.make("app.Bean", Object.class, 5);
    Object kept = copier.keep(new Object[] {app.make("app.Bean", Object.class, inner), 1});

    assertThat(((Object[]) copier.give(kept))[0].getClass()).isSameAs(inner.getClass());
  }

  @Test
  void whatABeanHoldsIsOfTheClassThatTheCachesLoaderSees() throws Exception {
    CompiledClasses other = app.again();
    Copier<Object> copier = Copiers.byValue(Object.class, other);
    Object red = app.loadClass("app.Colour").getMethod("of").invoke(null);
    for (Object part : List.of(red, red.getClass(), app.make("app.Ticket", Object.class, 5))) {
      Graphs.Bean bean = new Graphs.Bean(1, part);

      Graphs.Bean given = (Graphs.Bean) copier.give(copier.keep(bean));

      assertThat(given.fixed).isNotNull().isNotEqualTo(part);
    }
  }

  @Test
  void aProxyIsCopiedWithTheInterfacesOfBothLoaders() throws Exception {
    CompiledClasses types =
        CompiledClasses.of(
            Map.of(
                "app.Named",
                "package app; public interface Named {}",
                "app.Calls",
                "package app; public class Calls implements java.io.Serializable,"
                    + " java.lang.reflect.InvocationHandler { public Object invoke(Object o,"
                    + " java.lang.reflect.Method m, Object[] a) { return null; } }"));
    Object handler = types.loadClass("app.Calls").getConstructor().newInstance();
    Object proxy =
        java.lang.reflect.Proxy.newProxyInstance(
            types,
            new Class<?>[] {Serializable.class, types.loadClass("app.Named"), Runnable.class},
            (java.lang.reflect.InvocationHandler) handler);
    Copier<Object> copier = Copiers.byValue(Object.class, outside);

    assertThat(copier.give(copier.keep(proxy)).getClass().getInterfaces())
        .contains(types.loadClass("app.Named"), Runnable.class);
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
