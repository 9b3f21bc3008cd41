package io.larder.example.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.example.audit.local.LocalAccount;
import io.larder.example.audit.local.LocalAws;
import io.larder.example.audit.local.TwoAccounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Audits side by side, in JVMs of their own, on one file. */
@Timeout(180)
class ProcessesTest {
  @TempDir private Path folder;
  private final List<LocalAccount> accounts = TwoAccounts.create();
  private final LocalAws aws = new LocalAws(accounts);

  @AfterEach
  void end() {
    aws.close();
  }

  private AuditProcess start(String name, List<LocalAccount> order) throws IOException {
    return new AuditProcess(
        folder.resolve(name), order, TwoAccounts.options(aws, folder.resolve("audit.db")));
  }

  @Test
  void twoAtOnceBothFindAllAndAThirdSendsNothing() throws Exception {
    aws.holdUntil(2); // none gets its first answer before both have asked
    AuditProcess one = start("one", accounts);
    AuditProcess two = start("two", List.of(accounts.get(1), accounts.get(0)));
    for (AuditProcess each : List.of(one, two)) {
      assertThat(each.end()).as(each.err()).isZero();
      assertThat(each.err()).isEmpty();
      assertThat(each.found()).hasSize(25);
    }
    assertThat(two.found()).containsExactlyInAnyOrderElementsOf(one.found());
    assertThat(one.sent() + two.sent()).isEqualTo(aws.requests());
    assertThat(aws.requests()).isBetween(TwoAccounts.CALLS, 2 * TwoAccounts.CALLS);

    int asked = aws.requests();
    AuditProcess third = start("third", accounts);
    assertThat(third.end()).as(third.err()).isZero();
    assertThat(third.err()).isEmpty();
    assertThat(third.found()).isEqualTo(one.found());
    assertThat(third.out()).contains("calls sent      0; nothing was sent");
    assertThat(aws.requests()).isEqualTo(asked);
  }
}
