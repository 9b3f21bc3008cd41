package io.larder.sdk.aws;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * A scope in which the calls of AWS clients are cached: of those that are built through it, and of
 * no others.
 *
 * <pre>{@code
 * try (AwsCaching caching = AwsCaching.open(Path.of("aws.cache"));
 *     IamClient iam = caching.sync(IamClient.builder()).build()) {
 *   iam.listUsersPaginator().users().forEach(user -> System.out.println(user.arn()));
 * }
 * }</pre>
 *
 * <p>A fault in the cache never fails or repeats a call. Thread-safe.
 */
public final class AwsCaching implements AutoCloseable {
  private final AwsCachingConfiguration configuration;
  private final Counters counters = new Counters();
  private final Faults faults = new Faults(counters);
  private final Operations operations;
  private final Flights flights = new Flights();
  private final Desk desk;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** This scope, while it is open, and each client. */
  private final AtomicInteger users = new AtomicInteger(1);

  private volatile Ledger ledger = Ledger.none();
  private volatile Runnable release = () -> {};

  private AwsCaching(AwsCachingConfiguration configuration) {
    this.configuration = configuration;
    this.operations = new Operations(configuration);
    this.desk = new Desk(configuration, () -> ledger, counters, faults);
  }

  /**
   * Opens a scope over a SQLite file that all processes of this machine may share; it is made where
   * there is none. Beside it lies one that ends with {@code -generations}. Where they cannot be
   * opened, all calls go through uncached, and one warning says why.
   *
   * @throws IllegalStateException when the provider or the store is not on the class path
   */
  public static AwsCaching open(Path file) {
    return open(AwsCachingConfiguration.builder().file(file).build());
  }

  /** Opens a scope over the file that the configuration names, as {@link #open(Path)} does. */
  public static AwsCaching open(AwsCachingConfiguration configuration) {
    AwsCaching caching = new AwsCaching(configuration);
    try {
      CacheFiles files = CacheFiles.open(configuration);
      caching.release = files::close;
      caching.ledger = caching.ledger(files.answers(), files.generations());
    } catch (IllegalStateException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      caching.faults.tell("cannot open " + configuration.file(), e);
    }
    return caching;
  }

  /**
   * Opens a scope over caches of any provider, which are the caller's to close.
   *
   * @param answers bounded and expiring as you like; it takes bytes of up to {@code
   *     maximumValueBytes} and a few kilobytes
   * @param generations of its own, where nothing is evicted or expires: a short entry for each
   *     service and each operation that is cached. One that is lost ends what is cached of it
   * @param configuration whose file and maximum of entries do not matter here
   */
  public static AwsCaching over(
      Cache<String, byte[]> answers,
      Cache<String, byte[]> generations,
      AwsCachingConfiguration configuration) {
    AwsCaching caching = new AwsCaching(configuration);
    caching.ledger = caching.ledger(answers, generations);
    return caching;
  }

  private Ledger ledger(Cache<String, byte[]> answers, Cache<String, byte[]> generations) {
    return new CacheLedger(answers, generations, configuration, faults);
  }

  /**
   * Makes the client of a builder cache, over the HTTP client that the SDK takes by default. Call
   * it last: what is set on the builder is kept, but for the HTTP client, and a later {@code
   * overrideConfiguration} or {@code httpClient} would undo it.
   */
  public <B extends SdkSyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> B sync(B builder) {
    return sync(builder, HttpServices.sync());
  }

  /** Makes the client of a builder cache, over an HTTP client of yours, which it closes. */
  public <B extends SdkSyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> B sync(
      B builder, SdkHttpClient.Builder<?> http) {
    Hook hook = hook(builder);
    return hooked(builder, hook)
        .httpClientBuilder(new SyncClient.Builder(http, hook, desk, flights, this::enter));
  }

  /** Makes the asynchronous client of a builder cache, as {@link #sync(SdkSyncClientBuilder)}. */
  public <B extends SdkAsyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> B async(B builder) {
    return async(builder, HttpServices.async());
  }

  /** Makes the asynchronous client of a builder cache, over an HTTP client of yours. */
  public <B extends SdkAsyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> B async(
      B builder, SdkAsyncHttpClient.Builder<?> http) {
    Hook hook = hook(builder);
    return hooked(builder, hook)
        .httpClientBuilder(new AsyncClient.Builder(http, hook, desk, this::enter));
  }

  private Hook hook(Object builder) {
    return new Hook(new Judge(configuration, operations, Streams.of(builder)));
  }

  /** Adds to the user's configuration: a consumer would replace it. */
  private static <B extends SdkClientBuilder<B, C>, C> B hooked(B builder, Hook hook) {
    return builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder().addExecutionInterceptor(hook).build());
  }

  private Runnable enter() {
    users.incrementAndGet();
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        leave();
      }
    };
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      ledger = Ledger.none();
      release.run();
    }
  }

  /**
   * Tells whether a response came from the cache. Interceptors are shown responses that the SDK has
   * not finished: there it is false, and {@code context.httpResponse()} has the header.
   */
  public static boolean wasHit(SdkResponse response) {
    return Optional.<SdkHttpResponse>ofNullable(response.sdkHttpResponse())
        .flatMap(http -> http.firstMatchingHeader(Answer.MARK))
        .filter(Answer.HIT::equals)
        .isPresent();
  }

  /** Returns what becomes of an operation, such as {@code DynamoDb}, {@code GetItem}. */
  public Verdict verdict(String service, String operation) {
    return operations.verdict(service, operation);
  }

  /** Returns what happened so far, by {@code service:operation}. */
  public SortedMap<String, Counts> counts() {
    return counters.counts();
  }

  /**
   * Ends what is cached of a service, such as {@code DynamoDb}, in every process. What is being
   * read meanwhile is not kept.
   *
   * @throws javax.cache.CacheException when the cache fails
   */
  public void flush(String service) {
    ledger.flush(Call.normal(service));
  }

  /**
   * Ends what is cached of one operation, such as {@code DynamoDb}, {@code DescribeTable}, as
   * {@link #flush(String)} does.
   *
   * @throws javax.cache.CacheException when the cache fails
   */
  public void flush(String service, String operation) {
    ledger.flush(Call.normal(service, operation));
  }

  /**
   * Closes the scope. Clients that were made in it go on as configured: {@link AfterClose}. The
   * files that it opened are closed with it, or with the last client that goes on caching.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (configuration.afterClose() == AfterClose.PASS_THROUGH) {
      ledger = Ledger.none();
      release.run();
      release = () -> {};
    }
    leave();
  }
}
