package io.larder.sdk.aws;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Says what a request is, of what the SDK tells before it sends it. */
final class Judge {
  /** How the SDK marks the requests of waiters, which would wait for ever for an old answer. */
  private static final String METRICS = "sdk-metrics";

  private static final String WAITER = "B";
  private static final List<String> PRECONDITIONS =
      List.of("If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since");

  private final AwsCachingConfiguration configuration;
  private final Operations operations;
  private final Set<Class<?>> streaming;

  /** What was said of an operation before: as many as the client has. */
  private final ConcurrentHashMap<Name, Verdict> verdicts = new ConcurrentHashMap<>();

  private record Name(String service, String operation) {}

  Judge(AwsCachingConfiguration configuration, Operations operations, Set<Class<?>> streaming) {
    this.configuration = configuration;
    this.operations = operations;
    this.streaming = streaming;
  }

  Call call(SdkRequest request, SdkHttpRequest http, ExecutionAttributes attributes) {
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    Object region = attributes.getAttribute(AwsExecutionAttribute.AWS_REGION);
    boolean streams = streaming.contains(request.getClass());
    boolean download = streams && download(service, operation);
    Verdict verdict = verdict(new Name(service, operation));
    if (verdict == Verdict.CACHEABLE
        && ((streams && !download) || waiter(request) || fresh(request) || conditional(http))) {
      verdict = Verdict.PASSING;
    }
    int maximum = download ? configuration.smallDownloadBytes() : configuration.maximumValueBytes();
    return new Call(service, operation, region == null ? "" : region.toString(), verdict, maximum);
  }

  /** Patterns are slow to match, and a client asks the same at each call. */
  private Verdict verdict(Name name) {
    Verdict known = verdicts.get(name);
    return known != null
        ? known
        : verdicts.computeIfAbsent(
            name, unknown -> operations.verdict(unknown.service(), unknown.operation()));
  }

  private boolean download(String service, String operation) {
    return configuration.smallDownloadBytes() > 0
        && Call.normal(service).equals("s3")
        && operation.equals("GetObject");
  }

  private static boolean waiter(SdkRequest request) {
    return request
        .overrideConfiguration()
        .filter(
            override ->
                override.apiNames().stream()
                    .anyMatch(api -> METRICS.equals(api.name()) && WAITER.equals(api.version())))
        .isPresent();
  }

  /** Tells whether the caller asks for what is true now; so DynamoDB calls it. */
  private static boolean fresh(SdkRequest request) {
    return request
        .getValueForField("ConsistentRead", Object.class)
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  private static boolean conditional(SdkHttpRequest http) {
    return PRECONDITIONS.stream().anyMatch(name -> http.firstMatchingHeader(name).isPresent());
  }
}
