package io.larder.example.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import javax.cache.CacheManager;
import javax.cache.Caching;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line: hashes a folder and says what the cache did for it. */
@Command(
    name = "quickstart",
    description = "SHA-256 of every file below a folder, through a cache that outlives the process")
public final class Quickstart implements Callable<Integer> {
  private final FileLister lister;
  private final LongSupplier nanos;
  private final PrintStream out;
  private final PrintStream err;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "What to hash; your local Maven repository if not given:%n${DEFAULT-VALUE}")
  private Path folder = MavenRepository.folder(System.getProperties());

  @Option(
      names = "--store",
      paramLabel = "URI",
      description = "Where the hashes are kept; if not given:%n${DEFAULT-VALUE}")
  private String store = DefaultStore.uri(System.getenv(), System.getProperty("user.home"));

  @Option(names = "--help", usageHelp = true, description = "Prints this")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private Quickstart(FileLister lister, LongSupplier nanos, PrintStream out, PrintStream err) {
    this.lister = lister;
    this.nanos = nanos;
    this.out = out;
    this.err = err;
  }

  public static void main(String... arguments) {
    CommandLine line = commandLine(FolderWalk::list, System::nanoTime, System.out, System.err);
    int exitCode = line.execute(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** The program in its surroundings; it ends with 0, with 1 for a failure, 2 for bad arguments. */
  static CommandLine commandLine(
      FileLister lister, LongSupplier nanos, PrintStream out, PrintStream err) {
    return new CommandLine(new Quickstart(lister, nanos, out, err))
        .setExecutionExceptionHandler(new FailureLine(err));
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? " is not a folder" : " does not exist";
      err.println(folder + what + "; name a folder to hash");
      return 1;
    }
    hash(folder.toRealPath());
    return 0;
  }

  private void hash(Path root) throws IOException {
    long start = nanos.getAsLong();
    out.println("SHA-256 of every file below " + root);
    Unreadable unreadable = new Unreadable();
    try (CacheManager manager = Caching.getCachingProvider().getCacheManager()) {
      HashCache cache = new HashCache(manager, store);
      List<FileVersion> files = list(root, unreadable);
      long bytes = files.stream().mapToLong(FileVersion::size).sum();
      int notListed = unreadable.count();
      try (Progress progress = Progress.of(bytes)) {
        cache.hashAll(files, progress, unreadable);
      }
      Duration time = Duration.ofNanos(nanos.getAsLong() - start);
      StatisticsBean bean = cache.statistics();
      int failed = unreadable.count() - notListed;
      Run run = new Run(files.size(), bytes, bean.hits(), bean.misses(), failed, time);
      report(run, cache, root, unreadable);
    }
    unreadable.print(err);
  }

  private void report(Run run, HashCache cache, Path root, Unreadable unreadable) {
    Report report = new Report(out);
    report.print(run, cache.fillingRun(root));
    report.line("unreadable", unreadable.count());
    report.line("store", store);
    report.line("JMX", cache.statistics().name());
    cache.remember(root, run);
  }

  private List<FileVersion> list(Path root, Unreadable unreadable) throws IOException {
    StoreFiles own = StoreFiles.of(store);
    return lister.list(root, unreadable).stream().filter(file -> !own.contain(file)).toList();
  }
}
