package io.larder.example.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadableTest {
  private final Unreadable unreadable = new Unreadable();

  @Test
  void eachFileIsOneLineThatSaysWhy() {
    unreadable.add("a", new NoSuchFileException("a"));
    unreadable.add("b", new AccessDeniedException("b"));
    unreadable.add("c", new FileSystemException("c", null, "Input/output error"));
    unreadable.add("d", new IOException("it changed while it was read"));
    unreadable.add("e", null);
    assertThat(printed())
        .containsExactly(
            "cannot read a: it is no longer there",
            "cannot read b: access denied",
            "cannot read c: Input/output error",
            "cannot read d: it changed while it was read",
            "cannot read e: unknown");
  }

  @Test
  void afterTwentyLinesTheRestIsCounted() {
    for (int i = 0; i < 25; i++) {
      unreadable.add("file" + i, new IOException("broken"));
    }
    assertThat(unreadable.count()).isEqualTo(25);
    assertThat(printed()).hasSize(21).last().isEqualTo("... and 5 more");
  }

  private List<String> printed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    unreadable.print(new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8).lines().toList();
  }
}
