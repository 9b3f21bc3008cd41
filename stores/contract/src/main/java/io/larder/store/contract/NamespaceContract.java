package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That namespaces of any name stand apart. */
interface NamespaceContract extends Fixture {
  /** Returns a namespace of this test alone, whose name ends so. */
  private Space named(String ending) {
    return store().space(new Namespace(namespace().name() + ending));
  }

  @Test
  default void namespacesWithOddNamesStandApart() {
    assertStandApart(
        " ",
        "  ",
        "%",
        "%%",
        "%25",
        "'",
        "''",
        "\"",
        "`",
        ":",
        "::",
        "/",
        "\\",
        ".",
        "..",
        "*",
        "?",
        "#",
        "{a}",
        "[a]",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "_",
        "-",
        ";--",
        "ä",
        "a\u0308",
        "ж",
        "漢字",
        "\uD83E\uDD6B",
        "$",
        "&=",
        "null");
  }

  @Test
  default void namespacesThatDifferOnlyInCaseStandApart() {
    assertStandApart("cache", "Cache", "CACHE", "straße", "STRASSE");
  }

  @Test
  default void namespacesWithLongNamesStandApart() {
    String name = "long".repeat(250);

    assertStandApart(name, name + "1", name + "2", "1" + name);
  }

  @Test
  default void aNamespaceDoesNotEndWhereAKeyBegins() {
    Space outer = named("");
    Space inner = named(":a");
    apply(outer, insert(key(":ab"), "short"));
    apply(inner, insert(key("b"), "long"));

    assertThat(read(outer, key(":ab")).bytes()).isEqualTo(bytes("short"));
    assertThat(read(inner, key("b")).bytes()).isEqualTo(bytes("long"));
    assertNothing(outer, key("b"));
    assertNothing(inner, key(":ab"));
  }

  @Test
  default void aNamespaceAskedForTwiceIsTheSame() {
    apply(store().space(namespace()), insert(key("a"), "1"));

    assertThat(read(store().space(namespace()), key("a")).bytes()).isEqualTo(bytes("1"));
  }

  /** Writes the same key in namespaces of these names, and looks whether any met another. */
  private void assertStandApart(String... endings) {
    Key key = key("same");
    List<Space> spaces =
        IntStream.range(0, endings.length).mapToObj(i -> named(endings[i])).toList();
    for (int i = 0; i < endings.length; i++) {
      assertNothing(spaces.get(i), key);
      apply(spaces.get(i), insert(key, "value of " + i));
    }
    for (int i = 0; i < endings.length; i++) {
      assertThat(read(spaces.get(i), key).bytes())
          .as("value in the namespace that ends in '%s'", endings[i])
          .isEqualTo(bytes("value of " + i));
    }
  }
}
