package io.larder.sdk.aws;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds in a scope: what is cached, for how long, under whose name. Immutable; made by {@link
 * #builder()}.
 */
public final class AwsCachingConfiguration {
  static final Duration DEFAULT_TIME_TO_LIVE = Duration.ofMinutes(15);

  private final Path file;
  private final long maximumEntries;
  private final Set<String> verbs;
  private final List<Pattern> operations;
  private final Set<String> services;
  private final Set<String> added;
  private final Set<String> endingNothing;
  private final Duration timeToLive;
  private final Map<String, Duration> timesToLive;
  private final Duration quietPeriod;
  private final Map<String, Duration> quietPeriods;
  private final Map<String, Duration> errors;
  private final int maximumValueBytes;
  private final int smallDownloadBytes;
  private final Identity identity;
  private final AfterClose afterClose;
  private final boolean honoursCacheControl;
  private final boolean dryRun;
  private final Clock clock;

  AwsCachingConfiguration(Builder from) {
    this.file = from.file;
    this.maximumEntries = from.maximumEntries;
    this.verbs = Set.copyOf(from.verbs);
    this.operations = List.copyOf(from.operations);
    this.services = Set.copyOf(from.services);
    this.added = Set.copyOf(from.added);
    this.endingNothing = Set.copyOf(from.endingNothing);
    this.timeToLive = from.timeToLive;
    this.timesToLive = Map.copyOf(from.timesToLive);
    this.quietPeriod = from.quietPeriod;
    this.quietPeriods = Map.copyOf(from.quietPeriods);
    this.errors = Map.copyOf(from.errors);
    this.maximumValueBytes = from.maximumValueBytes;
    this.smallDownloadBytes = from.smallDownloadBytes;
    this.identity = from.identity;
    this.afterClose = from.afterClose;
    this.honoursCacheControl = from.honoursCacheControl;
    this.dryRun = from.dryRun;
    this.clock = from.clock;
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  Path file() {
    return file;
  }

  long maximumEntries() {
    return maximumEntries;
  }

  /** Tells whether somebody wants the operation cached; the deny list is asked before. */
  boolean wants(String service, String operation) {
    if (added.contains(Call.normal(service, operation))) {
      return true;
    }
    return (services.isEmpty() || services.contains(Call.normal(service)))
        && (verbs.stream().anyMatch(verb -> Operations.begins(operation, verb))
            || operations.stream().anyMatch(pattern -> pattern.matcher(operation).matches()));
  }

  /** Tells whether somebody knows that the operation changes nothing that is cached. */
  boolean endsNothing(String service, String operation) {
    return endingNothing.contains(Call.normal(service, operation));
  }

  Duration timeToLive(Call call) {
    return timesToLive.getOrDefault(call.names().operation(), timeToLive);
  }

  /** Returns the longest time that an answer may be kept. */
  Duration longestTimeToLive() {
    Stream<Duration> others =
        Stream.of(timesToLive.values(), errors.values()).flatMap(Collection::stream);
    return Stream.concat(Stream.of(timeToLive), others).max(Duration::compareTo).orElse(timeToLive);
  }

  /** Returns for how long the service is quiet after a mutation. */
  Duration quietPeriod(String service) {
    return quietPeriods.getOrDefault(Call.normal(service), quietPeriod);
  }

  /** Returns for how long an error is kept, or null when it is not. */
  @Nullable Duration errorTimeToLive(String name) {
    return errors.get(name);
  }

  boolean keepsErrors() {
    return !errors.isEmpty();
  }

  boolean honoursCacheControl() {
    return honoursCacheControl;
  }

  int maximumValueBytes() {
    return maximumValueBytes;
  }

  int smallDownloadBytes() {
    return smallDownloadBytes;
  }

  Identity identity() {
    return identity;
  }

  AfterClose afterClose() {
    return afterClose;
  }

  boolean dryRun() {
    return dryRun;
  }

  Clock clock() {
    return clock;
  }

  /** Builds a configuration. What it is given is checked at once. Not thread-safe. */
  public static final class Builder {
    private Path file = Path.of(".cache");
    private long maximumEntries = 100;
    private Set<String> verbs = Set.of("List", "Get", "Describe");
    private List<Pattern> operations = List.of();
    private Set<String> services = Set.of();
    private final Set<String> added = new HashSet<>();
    private final Set<String> endingNothing = new HashSet<>();
    private Duration timeToLive = DEFAULT_TIME_TO_LIVE;
    private final Map<String, Duration> timesToLive = new HashMap<>();
    private Duration quietPeriod = Duration.ofSeconds(5);
    private final Map<String, Duration> quietPeriods =
        new HashMap<>(Map.of("iam", Duration.ofSeconds(30)));
    private final Map<String, Duration> errors = new HashMap<>();
    private int maximumValueBytes = 1 << 20;
    private int smallDownloadBytes;
    private Identity identity = Identity.accessKey();
    private AfterClose afterClose = AfterClose.KEEP_CACHING;
    private boolean honoursCacheControl;
    private boolean dryRun;
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /** Sets the SQLite file that processes share; {@code .cache} in the working folder. */
    public Builder file(Path file) {
      Require.that(!file.toString().contains("?"), "file", file, "a path without a '?'");
      this.file = file;
      return this;
    }

    /** Sets how many answers the file holds; 100. */
    public Builder maximumEntries(long maximumEntries) {
      Require.that(maximumEntries > 0, "maximumEntries", maximumEntries, "> 0");
      this.maximumEntries = maximumEntries;
      return this;
    }

    /** Sets with which verbs operations begin that are cached; List, Get, Describe. */
    public Builder verbs(String... verbs) {
      for (String verb : verbs) {
        Require.that(Require.word(verb), "verbs", verb, "a word such as List");
      }
      this.verbs = Set.of(verbs);
      return this;
    }

    /** Sets patterns of further operations that are cached; each matches the whole name. */
    public Builder operations(Pattern... operations) {
      this.operations = List.of(operations);
      return this;
    }

    /** Restricts verbs and patterns to some services, such as {@code DynamoDb}; all of them. */
    public Builder services(String... services) {
      this.services = Set.of(Stream.of(services).map(Call::normal).toArray(String[]::new));
      return this;
    }

    /** Adds one operation that is cached, such as {@code DynamoDb}, {@code Query}. */
    public Builder operation(String service, String operation) {
      Require.that(Require.word(operation), "operation", operation, "a name such as GetItem");
      added.add(Call.normal(service, operation));
      return this;
    }

    /**
     * Says that an operation, such as {@code Sqs}, {@code SendMessage}, changes nothing that is
     * cached: it is sent as a read that is not cached is.
     */
    public Builder endsNothing(String service, String operation) {
      Require.that(Require.word(operation), "endsNothing", operation, "a name such as SendMessage");
      endingNothing.add(Call.normal(service, operation));
      return this;
    }

    /** Sets how long answers are kept, from a millisecond on; 900 s. */
    public Builder timeToLive(Duration timeToLive) {
      this.timeToLive = Require.atLeast(timeToLive, 1, "timeToLive");
      return this;
    }

    /** Sets how long answers of one operation are kept. */
    public Builder timeToLive(String service, String operation, Duration timeToLive) {
      timesToLive.put(
          Call.normal(service, operation), Require.atLeast(timeToLive, 1, "timeToLive"));
      return this;
    }

    /** Sets for how long after a mutation nothing of its service is answered or kept; 5 s. */
    public Builder quietPeriod(Duration quietPeriod) {
      this.quietPeriod = Require.atLeast(quietPeriod, 0, "quietPeriod");
      return this;
    }

    /** Sets the quiet period of one service; 30 s for IAM. */
    public Builder quietPeriod(String service, Duration quietPeriod) {
      quietPeriods.put(Call.normal(service), Require.atLeast(quietPeriod, 0, "quietPeriod"));
      return this;
    }

    /**
     * Keeps errors of some names, such as {@code NoSuchEntity}, for a short time. Without this none
     * is kept.
     *
     * @param timeToLive from a millisecond to a minute
     * @throws IllegalArgumentException when one of them says that the caller should try again, or
     *     that it is not allowed to ask
     */
    public Builder errors(Duration timeToLive, String... names) {
      Require.atLeast(timeToLive, 1, "errors");
      Require.that(
          timeToLive.compareTo(Duration.ofMinutes(1)) <= 0, "errors", timeToLive, "at most PT1M");
      for (String name : names) {
        Require.that(ErrorName.lasting(name), "errors", name, "an error that lasts");
        errors.put(name, timeToLive);
      }
      return this;
    }

    /**
     * Heeds what a service says in {@code Cache-Control}: no-store and no-cache are not kept, a
     * max-age shortens the time to live; false. Some services say no-cache with every answer.
     */
    public Builder honourCacheControl(boolean honourCacheControl) {
      this.honoursCacheControl = honourCacheControl;
      return this;
    }

    /** Sets how large a body is kept; 1 MiB. Larger ones pass. */
    public Builder maximumValueBytes(int maximumValueBytes) {
      Require.size(maximumValueBytes, "maximumValueBytes");
      this.maximumValueBytes = maximumValueBytes;
      return this;
    }

    /** Caches what S3 {@code GetObject} downloads, up to a size; without this it is not cached. */
    public Builder smallDownloads(int maximumBytes) {
      Require.size(maximumBytes, "smallDownloads");
      this.smallDownloadBytes = maximumBytes;
      return this;
    }

    /** Sets as whom requests are sent; {@link Identity#accessKey()}. */
    public Builder identity(Identity identity) {
      this.identity = requireNonNull(identity, "identity");
      return this;
    }

    /** Sets what clients do when the scope is closed; they go on caching. */
    public Builder afterClose(AfterClose afterClose) {
      this.afterClose = requireNonNull(afterClose, "afterClose");
      return this;
    }

    /** Sends everything and counts what would have been answered from the cache; false. */
    public Builder dryRun(boolean dryRun) {
      this.dryRun = dryRun;
      return this;
    }

    /**
     * Asks for secrets and parameters to be cached, which is refused: no cache is encrypted yet.
     */
    public Builder secrets(boolean secrets) {
      Require.that(
          !secrets,
          "secrets",
          secrets,
          "false: they may only lie in an encrypted cache, which" + " there is none of yet");
      return this;
    }

    /** Sets the clock; the system's. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** Returns the configuration. */
    public AwsCachingConfiguration build() {
      return new AwsCachingConfiguration(this);
    }
  }
}
