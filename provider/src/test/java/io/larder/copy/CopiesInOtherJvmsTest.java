package io.larder.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Copier;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** What a JVM is told when it starts decides about how objects are copied in it. */
class CopiesInOtherJvmsTest {
  private static final String COPIED = "GraphCopy {}";
  private static final String SERIALISED = "SerialCopy {}";

  /** Copies an object and says by what it was kept and what it is. */
  static final class Main {
    private Main() {}

    /** Runs in another JVM. */
    public static void main(String[] args) {
      Copier<Object> copier = Copiers.byValue(Object.class, Main.class.getClassLoader());
      try {
        Object kept = copier.keep(new Object[] {new Own()});
        Object given = ((Object[]) copier.give(kept))[0];
        System.out.println(kept.getClass().getSimpleName() + " " + given);
      } catch (IllegalStateException e) {
        System.out.println(e.getCause());
      }
    }
  }

  /** Something that changes. */
  static final class Own implements Serializable {
    private static final long serialVersionUID = 1L;
    String[] parts = {};

    @Override
    public String toString() {
      return "{}";
    }
  }

  private static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  @Test
  void usuallyByFieldsAndWithoutAWarning() throws Exception {
    assertThat(run()).isEqualTo(COPIED);
  }

  @Test
  void withoutTheModuleThatMakesObjectsBySerialisation() throws Exception {
    assertThat(run("--limit-modules", "java.base")).isEqualTo(SERIALISED);
  }

  @Test
  void whereAFilterHasToBeAskedByThatOfSerialisation() throws Exception {
    assertThat(run("-Djdk.serialFilter=maxdepth=100")).isEqualTo(SERIALISED);
    assertThat(run("-Djdk.serialFilter=!" + Own.class.getName())).contains("REJECTED");
  }

  @Test
  void whereAFactoryOfFiltersHasToBeAskedByThatOfSerialisation() throws Exception {
    assertThat(run("-Djdk.serialFilterFactory=" + Filters.class.getName())).isEqualTo(SERIALISED);
  }

  /** Has no objection to anything. */
  public static final class Filters implements BinaryOperator<ObjectInputFilter> {
    /** Called by the JDK. */
    public Filters() {}

    @Override
    @SuppressWarnings("NullAway") // no filter is null
    public ObjectInputFilter apply(ObjectInputFilter current, ObjectInputFilter next) {
      return next;
    }
  }
}
