package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.copy.Copiers;
import io.larder.size.SizeOf;
import io.larder.spi.Copier;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that exports its records and does not open them: nobody but the JDK looks inside. */
class ClosedModuleTest {
  private static final AllowList APP = AllowList.of(List.of(), List.of("closed.*"));

  @TempDir private Path home;
  private ClassLoader loader = ClassLoader.getSystemClassLoader();

  @BeforeEach
  void compileTheModule() throws IOException {
    write("module-info", "module closed { exports closed; }");
    write("closed/Kept", "public record Kept(Object part) implements java.io.Serializable {}");
    write("closed/Loose", "public record Loose(Object part) {}");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                home.resolve("module-info.java").toString(),
                home.resolve("closed/Kept.java").toString(),
                home.resolve("closed/Loose.java").toString());
    assertThat(status).isZero();
    ModuleLayer boot = ModuleLayer.boot();
    loader =
        boot.defineModulesWithOneLoader(
                boot.configuration()
                    .resolve(ModuleFinder.of(home), ModuleFinder.of(), Set.of("closed")),
                loader)
            .findLoader("closed");
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name + ".java");
    Files.createDirectories(home.resolve("closed"));
    Files.writeString(file, name.equals("module-info") ? text : "package closed; " + text);
  }

  private Object make(String name, @Nullable Object part) throws ReflectiveOperationException {
    return loader.loadClass("closed." + name).getConstructor(Object.class).newInstance(part);
  }

  @Test
  void ofItsRecordsTheFieldsAloneAreMeasured() throws Exception {
    assertThat(SizeOf.bytes(make("Loose", new byte[1000])))
        .isEqualTo(SizeOf.bytes(make("Loose", null)))
        .isPositive();
  }

  @Test
  void aSerialisableRecordIsSerialised() throws Exception {
    Object record = make("Kept", "text");
    for (CanonicalCodec<Object> codec :
        List.of(
            CanonicalCodec.forValues(Object.class, loader, APP),
            CanonicalCodec.forKeys(Object.class, loader, APP))) {
      byte[] bytes = codec.encode(record);

      assertThat(bytes[0]).isEqualTo((byte) Tag.JAVA);
      assertThat(codec.decode(bytes, 0, bytes.length)).isEqualTo(record);
    }
    Copier<Object> copier = Copiers.byValue(Object.class, loader);
    assertThat(copier.give(copier.keep(record))).isEqualTo(record).isNotSameAs(record);
  }

  @Test
  void anyOtherIsRefusedWithTheWayOut() throws Exception {
    Object record = make("Loose", "text");
    CanonicalCodec<Object> codec = CanonicalCodec.forValues(Object.class, loader, APP);

    assertThatThrownBy(() -> codec.encode(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "record closed.Loose is closed: its module must open package closed to"
                + " io.larder.provider");
  }
}
