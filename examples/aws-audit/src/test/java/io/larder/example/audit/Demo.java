package io.larder.example.audit;

import io.larder.example.audit.local.LocalAccount;
import io.larder.example.audit.local.LocalAws;
import io.larder.example.audit.local.TwoAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows the program to whoever has no account: audits two that are on this machine, twice, and then
 * by two processes side by side on a new file. Each audit is a JVM of its own.
 */
final class Demo implements AutoCloseable {
  /** How long an answer takes. */
  private static final long MILLIS = 50;

  private final List<LocalAccount> accounts = TwoAccounts.create();
  private final LocalAws aws = new LocalAws(accounts, MILLIS);
  private final Path folder;
  private int number;

  private Demo(Path folder) {
    this.folder = folder;
  }

  /** Gets a folder for what it writes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Files.createDirectories(Path.of(args[0]));
    try (Demo demo = new Demo(Files.createTempDirectory(Path.of(args[0]), "run-"))) {
      System.out.println("== One audit\n");
      demo.print(demo.start("one.db"));
      System.out.println("== The same again\n");
      demo.print(demo.start("one.db"));
      System.out.println("== Two side by side, on a new file\n");
      demo.aws.holdUntil(2); // none gets its first answer before both have asked
      AuditProcess other = demo.start("two.db");
      demo.print(demo.start("two.db"));
      demo.print(other);
      System.out.println("== A third, after them\n");
      demo.print(demo.start("two.db"));
    }
  }

  private AuditProcess start(String file) throws IOException {
    return new AuditProcess(
        folder.resolve("process-" + ++number),
        accounts,
        TwoAccounts.options(aws, folder.resolve(file)));
  }

  private void print(AuditProcess audit) throws IOException, InterruptedException {
    audit.end();
    System.out.println(audit.err() + audit.out());
  }

  @Override
  public void close() {
    aws.close();
  }
}
