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
      demo.show();
    }
  }

  private void show() throws IOException, InterruptedException {
    AuditProcess first = end("an audit", start("one.db", accounts));
    System.out.print(first.out());
    print("the same again", start("one.db", accounts));

    aws.holdUntil(2); // none gets its first answer before both have asked
    AuditProcess ada = start("two.db", accounts);
    AuditProcess bob = start("two.db", List.of(accounts.get(1), accounts.get(0)));
    print("two side by side on a new file, this one beginning with ada", ada);
    print("and this one with bob", bob);
    print("a third, after them", start("two.db", accounts));
  }

  private AuditProcess start(String file, List<LocalAccount> order) throws IOException {
    return new AuditProcess(
        folder.resolve("process-" + ++number),
        order,
        TwoAccounts.options(aws, folder.resolve(file)));
  }

  /** Prints what an audit found in all, and sent. */
  private static void print(String title, AuditProcess audit)
      throws IOException, InterruptedException {
    end(title, audit);
    System.out.printf("found           %,d lines%n", audit.found().size());
    audit.out().lines().dropWhile(line -> !line.startsWith("calls")).forEach(System.out::println);
  }

  private static AuditProcess end(String title, AuditProcess audit)
      throws IOException, InterruptedException {
    System.out.printf("%n== %s%n%n", title);
    if (audit.end() != 0) {
      throw new IllegalStateException(audit.err());
    }
    return audit;
  }

  @Override
  public void close() {
    aws.close();
  }
}
