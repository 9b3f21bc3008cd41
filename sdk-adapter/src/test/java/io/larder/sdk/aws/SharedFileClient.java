package io.larder.sdk.aws;

import io.larder.store.contract.LoggedMessages;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * A process that reads through a file which others use, too, and now and then mutates. It sees to
 * it that every answer is its own account's, and none older than its own mutations.
 *
 * <pre>
 *   arguments: file, endpoint, seconds, seed
 *   says:      ready, waits for a byte, then: reads hits mutations failures warnings
 * </pre>
 */
final class SharedFileClient {
  static final int MAXIMUM_ENTRIES = 60;
  private static final List<String> ACCOUNTS = List.of("AKIDONE", "AKIDTWO", "AKIDTHREE");
  private static final int READS_BY_MUTATION = 100;
  private static final int LEAST_MUTATIONS = 5;

  private SharedFileClient() {}

  public static void main(String[] arguments) throws IOException {
    AwsCachingConfiguration configuration =
        AwsCachingConfiguration.builder()
            .file(Path.of(arguments[0]))
            .maximumEntries(MAXIMUM_ENTRIES)
            .quietPeriod(Duration.ZERO)
            .quietPeriod("Iam", Duration.ZERO)
            .build();
    LoggedMessages warnings = new LoggedMessages("io.larder");
    try (AwsCaching caching = AwsCaching.open(configuration)) {
      List<SharedFileAccount> accounts = new ArrayList<>();
      for (String account : ACCOUNTS) {
        accounts.add(new SharedFileAccount(account, URI.create(arguments[1]), caching));
      }
      System.out.println("ready");
      if (System.in.read() < 0) {
        throw new EOFException("nobody waits for this process any more");
      }
      long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[2])).toNanos();
      Random random = new Random(Long.parseLong(arguments[3]));
      int mutations = 0;
      while (mutations < LEAST_MUTATIONS || System.nanoTime() < end) {
        SharedFileAccount account = accounts.get(random.nextInt(accounts.size()));
        if (random.nextInt(READS_BY_MUTATION) == 0) {
          account.mutate(random);
          mutations++;
        } else {
          account.read(random);
        }
      }
      accounts.forEach(SharedFileAccount::close);
      warnings.messages().forEach(System.err::println);
      System.out.printf(
          "%d %d %d %d %d%n",
          sum(caching, counts -> counts.hits() + counts.misses()),
          sum(caching, Counts::hits),
          sum(caching, Counts::mutations),
          sum(caching, Counts::failures),
          warnings.messages().size());
    }
  }

  private static long sum(AwsCaching caching, ToLongFunction<Counts> figure) {
    return caching.counts().values().stream().mapToLong(figure).sum();
  }
}
