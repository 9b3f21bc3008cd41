package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four processes use one file at once. Full length: {@code -Dsoak.seconds=60}, as the profile
 * {@code soak} sets it.
 */
@Timeout(300)
class SharedFileTest {
  private static final int PROCESSES = 4;
  private static final String SECONDS = System.getProperty("soak.seconds", "3");

  @TempDir private Path folder;

  private final SharedAccounts accounts = new SharedAccounts();
  private final StubService stub = new StubService(accounts);
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    stub.close();
  }

  @Test
  void nobodyGetsAnAnswerOfAnotherAccountOrOfBeforeItsOwnMutation() throws Exception {
    List<BufferedReader> voices = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      voices.add(start(i));
    }
    for (BufferedReader voice : voices) {
      assertThat(voice.readLine()).isEqualTo("ready");
    }
    for (Process process : processes) {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }
    long reads = 0;
    long hits = 0;
    for (int i = 0; i < PROCESSES; i++) {
      long[] said = numbers(voices.get(i).readLine());

      assertThat(processes.get(i).waitFor()).isZero();
      reads += said[0];
      hits += said[1];
      assertThat(said[2]).as("mutations").isPositive();
      assertThat(said[3]).as("failures").isZero();
      assertThat(said[4]).as("warnings").isZero();
    }
    assertThat(hits).isPositive();
    assertThat((long) stub.requests()).isGreaterThanOrEqualTo(reads - hits);
    assertThat(accounts.questions()).isGreaterThan(2 * SharedFileClient.MAXIMUM_ENTRIES);
  }

  private BufferedReader start(int seed) throws IOException {
    Process process =
        Jvm.start(
            SharedFileClient.class,
            folder.resolve("aws.cache").toString(),
            stub.endpoint().toString(),
            SECONDS,
            Integer.toString(seed));
    processes.add(process);
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** An answer that should not have been ended the process; its errors say which. */
  private static long[] numbers(String line) {
    assertThat(line).isNotNull();
    return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
  }
}
