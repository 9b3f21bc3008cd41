package io.larder.example.audit;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.profiles.ProfileFile;

/** The command line: lists what accounts have, and says what the cache did for it. */
@Command(
    name = "aws-audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists users, roles, buckets and tables of AWS accounts, each call cached.")
public final class AwsAudit implements Callable<Integer> {
  private final Supplier<ProfileFile> profileFile;
  private final LongSupplier nanos;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "an account, by a profile of the AWS files; may be repeated")
  private List<String> profiles = List.of();

  @Option(names = "--region", description = "of the tables (default: each profile's own)")
  private @Nullable String region;

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description = "where answers are kept (default: ${DEFAULT-VALUE})")
  private Path cache = DefaultFile.path(System.getenv(), System.getProperty("user.home"));

  @Option(
      names = "--time-to-live",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description = "how long answers are kept (default: ${DEFAULT-VALUE})")
  private long timeToLive;

  @Option(
      names = "--fresh",
      description = "forgets what is cached of these services, of all accounts, before it begins")
  private boolean fresh;

  @Option(
      names = "--page-size",
      paramLabel = "1..100",
      defaultValue = "100",
      description = "how much is asked for at once (default: ${DEFAULT-VALUE})")
  private int pageSize;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "of all services, such as a stub's (default: those of AWS)")
  private @Nullable URI endpoint;

  @Spec private CommandSpec spec = CommandSpec.create();

  private AwsAudit(Supplier<ProfileFile> profileFile, LongSupplier nanos) {
    this.profileFile = profileFile;
    this.nanos = nanos;
  }

  /** Runs the program. */
  public static void main(String... arguments) {
    int exitCode =
        commandLine(ProfileFile::defaultProfileFile, System::nanoTime).execute(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** The program in its surroundings; it ends with 0, with 1 for a failure, 2 for bad arguments. */
  static CommandLine commandLine(Supplier<ProfileFile> profileFile, LongSupplier nanos) {
    return new CommandLine(new AwsAudit(profileFile, nanos))
        .setExecutionExceptionHandler(new FailureLine());
  }

  @Override
  public Integer call() {
    long begun = nanos.getAsLong();
    check();
    ProfileFile file = profileFile.get();
    List<Account> accounts = new Accounts(file, region).of(profiles);
    Tally tally = new Tally();
    Settings settings =
        new Settings(cache, Duration.ofSeconds(timeToLive), endpoint, file, nanos, tally);
    if (fresh) {
      settings.forget();
    }
    boolean complete = audit(accounts, settings);
    new Report(out()).print(tally, cache, nanos.getAsLong() - begun);
    return complete ? 0 : 1;
  }

  private boolean audit(List<Account> accounts, Settings settings) {
    Audit audit = new Audit(settings, new Inventory(pageSize), out(), spec.commandLine().getErr());
    boolean complete = true;
    for (Account account : accounts) {
      complete &= audit.of(account);
    }
    return complete;
  }

  private void check() {
    require(pageSize >= 1 && pageSize <= 100, "--page-size", pageSize, "from 1 to 100");
    boolean reachable =
        endpoint == null || (endpoint.getScheme() != null && endpoint.getHost() != null);
    require(reachable, "--endpoint", endpoint, "a URL such as http://127.0.0.1:8000");
  }

  private void require(boolean holds, String option, @Nullable Object value, String allowed) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(), "%s must be %s, not %s".formatted(option, allowed, value));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
