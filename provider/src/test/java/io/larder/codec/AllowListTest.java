package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings({"serial", "unused", "NullAway"}) // fields are there to be looked at
class AllowListTest {
  private static final AllowList NOTHING = AllowList.of(List.of(), List.of());

  static class Base implements Serializable {
    private InSuper inSuper;
  }

  static final class Root extends Base {
    private List<Map<String, ? extends InArgument>> generic;
    private InArray[][] array;
    private Shape shape;
    private transient InTransient skipped;
    private Open open;
    private static InStatic shared;
    private Root self;
    private Bound<?> bound;
    private Replaced replaced;
  }

  static final class InSuper {}

  static final class InArgument {}

  static final class InArray {}

  static final class InTransient {}

  static final class InStatic {}

  static final class InBound {}

  static final class Bound<T extends InBound> {
    private T value;
  }

  interface Open {}

  static final class Implementation implements Open {}

  sealed interface Shape {}

  record Circle(Radius radius) implements Shape {}

  record Radius(int value) {}

  static final class Replaced implements Serializable {
    private Object writeReplace() {
      return new Replacement();
    }

    private static final class Replacement implements Serializable {}
  }

  private static AllowList declaring(Class<?>... types) {
    return AllowList.of(List.of(types), List.of());
  }

  @Test
  void whatIsStaticallyReachableIsAllowed() {
    AllowList list = declaring(Root.class);

    assertThat(
            List.of(
                Root.class,
                Root[].class,
                Base.class,
                InSuper.class,
                InArgument.class,
                InArray.class,
                InArray[].class,
                Circle.class,
                Radius.class,
                Bound.class,
                InBound.class,
                Replaced.class,
                Replaced.Replacement.class))
        .allMatch(list::allows);
    assertThat(List.of(InTransient.class, InStatic.class, Implementation.class, Open.class))
        .noneMatch(list::allows);
  }

  @Test
  void nothingDeclaredAllowsPlainDataOfTheJdkAlone() {
    assertThat(
            List.of(
                String.class,
                int.class,
                int[][].class,
                Object[].class,
                Map.Entry[].class,
                ArrayList.class,
                DayOfWeek.class,
                TimeUnit.class,
                TimeUnit[].class))
        .allMatch(NOTHING::allows);
    assertThat(
            List.of(
                Root.class,
                Root[].class,
                URL.class,
                Throwable.class,
                RuntimeException.class,
                InvocationHandler.class,
                java.lang.invoke.SerializedLambda.class,
                java.rmi.server.RemoteObject.class,
                java.lang.reflect.Method.class,
                Class.class,
                java.beans.beancontext.BeanContextSupport.class,
                javax.swing.event.EventListenerList.class,
                java.io.File.class,
                java.time.DateTimeException.class))
        .noneMatch(NOTHING::allows);
  }

  @Test
  void declaredObjectAllowsNothingMore() {
    assertThat(declaring(Object.class, Serializable.class).allows(Root.class)).isFalse();
  }

  @Test
  void ofHibernateItsPlainDataIsAllowedAndNotWhatCallsMethodsByName() throws Exception {
    String key = "org.hibernate.cache.internal.BasicCacheKeyImplementation";
    String gadget = "org.hibernate.engine.spi.TypedValue";
    CompiledClasses hibernate =
        CompiledClasses.of(
            Map.of(
                key, "package org.hibernate.cache.internal; class BasicCacheKeyImplementation {}",
                gadget, "package org.hibernate.engine.spi; class TypedValue {}"));

    assertThat(declaring(Object.class).allows(hibernate.loadClass(key))).isTrue();
    assertThat(declaring(Object.class).allows(hibernate.loadClass(gadget))).isFalse();
  }

  @Test
  void aDeclaredClassOfTheJdkIsAllowedAndNotWhatItIsMadeOf() {
    AllowList list = declaring(java.io.File.class, Throwable.class);

    assertThat(list.allows(java.io.File.class)).isTrue();
    assertThat(list.allows(Throwable.class)).isTrue();
    assertThat(list.allows(StackTraceElement.class)).isFalse();
  }

  @Test
  void aConstantWithABodyIsAllowedWithItsEnum() {
    Object constant = Samples.Shade.DARK;

    assertThat(declaring(Samples.Shade.class).allows(constant.getClass())).isTrue();
    assertThat(NOTHING.allows(constant.getClass())).isFalse();
  }

  @Test
  void aProxyIsAllowedWhenAllItsInterfacesAre() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Open.class, Supplier.class},
            (self, method, arguments) -> null);

    assertThat(declaring(Open.class).allows(proxy.getClass())).isFalse();
    assertThat(
            AllowList.of(List.of(), List.of(Open.class.getName(), "java.util.function.*"))
                .allows(proxy.getClass()))
        .isTrue();
  }

  @Test
  void patternsAllowAClassAPackageOrATree() {
    Class<?> type = AtomicReference.class;
    assertThat(ClassPattern.parse("java.util.concurrent.atomic.AtomicReference").matches(type))
        .isTrue();
    assertThat(ClassPattern.parse("java.util.concurrent.atomic.*").matches(type)).isTrue();
    assertThat(ClassPattern.parse("java.util.concurrent.*").matches(type)).isFalse();
    assertThat(ClassPattern.parse("java.util.**").matches(type)).isTrue();
    assertThat(ClassPattern.parse("java.ut.**").matches(type)).isFalse();
    assertThat(ClassPattern.parse("java.util.concurrent.atomic.Atomic").matches(type)).isFalse();
    assertThat(AllowList.of(List.of(), List.of("io.larder.codec.*")).allows(Root[].class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "*", "**", "a.", ".a", "a..b", "a.*.b", "a.b*", "!a.b", "a b", "a/b", "1a", "a.***",
        "*.a", " a.B", "a.B;", "[La.B;"
      })
  void anInvalidPatternIsRefusedWithWhatIsWrong(String pattern) {
    Collection<String> patterns = List.of(pattern);
    assertThatThrownBy(() -> AllowList.of(List.of(), patterns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + pattern + "'")
        .hasMessageContaining("write a.b.Name, a.b.* or a.b.**");
  }
}
