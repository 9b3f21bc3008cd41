package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.codec.Samples.Point;
import io.larder.spi.Codec;
import io.larder.spi.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two versions of an application share a store: what one cannot read of the other is a miss. */
class SchemaTest {
  private static final AllowList APP = AllowList.of(List.of(), List.of("app.*"));

  private static CompiledClasses compile(String body) {
    return CompiledClasses.of(Map.of("app.Thing", "package app; public " + body));
  }

  private static Object make(CompiledClasses app, Object... values) throws Exception {
    return app.loadClass("app.Thing").getConstructors()[0].newInstance(values);
  }

  private static byte[] write(CompiledClasses app, Object value) {
    return CanonicalCodec.forValues(Object.class, app, APP).encode(value);
  }

  private static Object read(CompiledClasses app, byte[] bytes) throws UnreadableException {
    return CanonicalCodec.forValues(Object.class, app, APP).decode(bytes, 0, bytes.length);
  }

  private static void assertUnreadable(String before, String after, Object value, String words)
      throws Exception {
    CompiledClasses old = compile(before);
    byte[] bytes = write(old, make(old, value, value));
    CompiledClasses young = compile(after);
    assertThatThrownBy(() -> read(young, bytes))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aRecordWithOtherComponentsIsUnreadable() throws Exception {
    String before = "record Thing(String first, String last) {}";
    assertUnreadable(before, "record Thing(String last, String first) {}", "a", "other components");
    assertUnreadable(before, "record Thing(Object first, String last) {}", "a", "other components");
    assertUnreadable(before, "record Thing(String first) {}", "a", "other components");
    assertUnreadable(before, "class Thing {}", "a", "no record here");
  }

  @Test
  void aRecordWithinASerialisedObjectIsUnreadableWhenItChanged() throws Exception {
    CompiledClasses old = compile("record Thing(String a) implements java.io.Serializable {}");
    byte[] bytes = write(old, new ArrayList<>(List.of(make(old, "x"))));

    assertThatThrownBy(() -> read(compile("class Thing {}"), bytes))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("of another schema");
  }

  @Test
  void aKeyKeepsItsBytesWhenAComponentIsRenamed() throws Exception {
    List<String> bodies = List.of("record Thing(int id) {}", "record Thing(int number) {}");
    List<byte[]> keys = new ArrayList<>();
    for (String body : bodies) {
      CompiledClasses app = compile(body);
      keys.add(CanonicalCodec.forKeys(Object.class, app, APP).encode(make(app, 5)));
    }
    assertThat(keys.get(0)).isEqualTo(keys.get(1));
  }

  @Test
  void aConstantThatIsGoneIsUnreadable() throws Exception {
    CompiledClasses old = compile("enum Thing { ONE, TWO }");
    byte[] bytes = write(old, old.loadClass("app.Thing").getEnumConstants()[1]);

    assertThat(read(old, bytes)).hasToString("TWO");
    assertThatThrownBy(() -> read(compile("enum Thing { ONE }"), bytes))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("enum app.Thing has no TWO");
  }

  @Test
  void whatAConstructorThrowsMakesTheBytesUnreadable() throws Exception {
    String strict = "record Thing(int a, int b) { public Thing { %s } }";
    String lax = strict.formatted("");
    for (String thrown :
        List.of(
            "if (a > 1) { throw new IllegalArgumentException(\"no\"); }",
            "if (a > 1) { throw new AssertionError(); }",
            "if (a > 1) { Integer.parseInt(\"x\"); }")) {
      assertUnreadable(lax, strict.formatted(thrown), 5, "app.Thing refused its components");
    }
  }

  @Test
  void anEnumThatCannotBeInitialisedIsUnreadable() throws Exception {
    CompiledClasses old = compile("enum Thing { ONE }");
    byte[] bytes = write(old, old.loadClass("app.Thing").getEnumConstants()[0]);
    CompiledClasses young =
        compile("enum Thing { ONE; static { if (true) throw new IllegalStateException(); } }");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> read(young, bytes)).isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void aFingerprintChangesWithTheSchemaAlone() throws Exception {
    List<Integer> prints = new ArrayList<>();
    for (String body :
        List.of(
            "record Thing(int a, int b) {}",
            "record Thing(int b, int a) {}",
            "record Thing(long a, int b) {}",
            "class Thing implements java.io.Serializable { int a; }",
            "class Thing implements java.io.Serializable { int b; }",
            "class Thing implements java.io.Serializable"
                + " { static final long serialVersionUID = 2; }")) {
      CompiledClasses app = compile(body);
      int print = Fingerprint.of(app.loadClass("app.Thing"));
      assertThat(Fingerprint.of(app.again().loadClass("app.Thing"))).isEqualTo(print);
      prints.add(print);
    }
    assertThat(prints).doesNotHaveDuplicates().doesNotContain(0);
    for (Class<?> type : List.of(Object.class, String.class, Samples.Shade.class, Runnable.class)) {
      assertThat(Fingerprint.of(type)).isZero();
    }
  }

  @Test
  void whatIsNotOfTheDeclaredTypeIsUnreadable() {
    AllowList all = Samples.allowAll();
    ClassLoader loader = getClass().getClassLoader();
    Codec<Object> any = new LarderCodecFactory().create(Object.class, loader, all);
    Codec<Point> points = new LarderCodecFactory().create(Point.class, loader, all);
    byte[] bytes = any.encode("text");

    assertThatThrownBy(() -> points.decode(bytes, 0, bytes.length))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("holds java.lang.String, not " + Point.class.getName());
    assertThat(points.fingerprint()).isNotZero();
  }
}
