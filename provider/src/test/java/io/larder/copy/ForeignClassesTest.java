package io.larder.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.CompiledClasses;
import io.larder.spi.Copier;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Copies of objects whose classes the cache's class loader has otherwise, or not at all. */
class ForeignClassesTest {
  private final CompiledClasses app = CompiledClasses.app();
  private final ClassLoader outside = ForeignClassesTest.class.getClassLoader();

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
}
