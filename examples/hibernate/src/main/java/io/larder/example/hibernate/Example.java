package io.larder.example.hibernate;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the books of a library twice, and says what came from the second-level cache. */
@Command(
    name = "hibernate",
    mixinStandardHelpOptions = true,
    description = "Reads the books of a library twice, and says what came from the cache.")
public final class Example implements Callable<Integer> {
  private static final String PREFIX = "library";
  private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

  @Option(
      names = "--settings",
      defaultValue = "larder-sqlite.properties",
      description = "what hibernate.javax.cache.uri says (default: ${DEFAULT-VALUE})")
  private String settings = "";

  @Option(
      names = "--database",
      defaultValue = "jdbc:h2:./target/hibernate/library",
      description = "a JDBC URL (default: ${DEFAULT-VALUE})")
  private String database = "";

  @Option(
      names = "--books",
      defaultValue = "1000",
      description = "how many, in a new database (default: ${DEFAULT-VALUE})")
  private int books;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the program. */
  public static void main(String[] args) {
    HIBERNATE.setLevel(Level.SEVERE);
    int exitCode = new CommandLine(new Example()).execute(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Library library = new Library(database, Library.cache(PREFIX, settings))) {
      library.fill(books);
      for (int round = 1; round <= 2; round++) {
        long begun = System.nanoTime();
        read(library);
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        out.printf(
            "round %d: %,d books in %,d ms, %,d statements to the database%n",
            round, books, millis, library.statistics().getPrepareStatementCount());
        library.statistics().clear();
        print(library, out);
      }
    }
    out.flush();
    return 0;
  }

  private void read(Library library) {
    for (long id = 1; id <= books; id++) {
      library.find(id);
      library.find("isbn-" + id);
    }
    library.titled("Title 1");
  }

  private static void print(Library library, PrintWriter out) {
    out.printf("%-50s %12s %12s%n", "region", "hits", "puts");
    for (RegionFigures each : RegionFigures.of(library.statistics(), PREFIX)) {
      out.printf("%-50s %,12d %,12d%n", each.region(), each.beanHits(), each.beanPuts());
    }
  }
}
