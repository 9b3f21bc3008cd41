package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What becomes of each operation of ten services. */
class OperationsTest {
  private static final Path TABLE = Path.of("OPERATIONS.md");

  /** Members of answers that are secrets, by their names. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(credential|secret(string|binary|value|key)|password|privatekey|plaintext|token"
              + "|presharedkey|clientsecret|userdata|keymaterial|uefidata|seed|downloadurl).*");

  /** Names that look like a secret and are none: of pages, repeats, policies, dates and names. */
  private static final Set<String> HARMLESS =
      Set.of(
          "nextToken",
          "continuationToken",
          "nextContinuationToken",
          "clientToken",
          "registrationTokenList",
          "httpTokens",
          "httpTokensEnforced",
          "allowCredentials",
          "allowUsersToChangePassword",
          "expirePasswords",
          "maxPasswordAge",
          "minimumPasswordLength",
          "passwordPolicy",
          "passwordReusePrevention",
          "passwordLastUsed",
          "passwordResetRequired",
          "privateKeyList",
          "serviceCredentialAlias",
          "serviceSpecificCredentialId",
          "serviceSpecificCredentials",
          "sqlServerCredentials");

  private final Operations operations = new Operations(AwsCachingConfiguration.builder().build());

  @Test
  void theCommittedTableIsWhatTheSdkHas() throws IOException {
    Path actual = Path.of("target", "OPERATIONS.md");
    Files.writeString(actual, table());
    assertThat(Files.readString(TABLE))
        .as("OPERATIONS.md; when the SDK was upgraded, read the difference and copy %s", actual)
        .isEqualTo(table());
  }

  @Test
  void nothingWhoseAnswerHoldsASecretIsCacheable() throws ClassNotFoundException {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, Class<?>> service : Model.SERVICES.entrySet()) {
      for (String operation : Model.operations(service.getValue())) {
        if (operations.verdict(service.getKey(), operation) == Verdict.CACHEABLE) {
          for (String member : Model.members(service.getValue(), operation)) {
            if (SECRET.matcher(member).matches() && !HARMLESS.contains(member)) {
              found.add(service.getKey() + " " + operation + " " + member);
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private String table() {
    StringBuilder text = new StringBuilder("# What becomes of each operation\n\n");
    text.append("With the default verbs. `OperationsTest` walks the SDK's model and compares.\n");
    Model.SERVICES.forEach(
        (service, client) -> {
          Map<Verdict, List<String>> names = new EnumMap<>(Verdict.class);
          Set<String> streams = Model.streams(client);
          for (String operation : Model.operations(client)) {
            Verdict verdict = operations.verdict(service, operation);
            boolean streamed = verdict == Verdict.CACHEABLE && streams.contains(operation);
            names
                .computeIfAbsent(streamed ? Verdict.PASSING : verdict, none -> new ArrayList<>())
                .add(streamed ? operation + " (streams)" : operation);
          }
          text.append("\n## ").append(service).append("\n");
          for (Verdict verdict : Verdict.values()) {
            List<String> of = names.getOrDefault(verdict, List.of());
            text.append("\n**%s** (%d)".formatted(verdict, of.size()));
            text.append(of.isEmpty() ? "\n" : ": " + String.join(", ", of) + "\n");
          }
        });
    return text.toString();
  }
}
