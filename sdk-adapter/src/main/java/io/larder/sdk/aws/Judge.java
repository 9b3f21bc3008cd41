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

  /** What is asked at each call and slow to tell: as many as the client has operations. */
  private final ConcurrentHashMap<Operation, Known> known = new ConcurrentHashMap<>();

  private record Operation(String service, String operation) {}

  private record Known(Call.Names names, Verdict verdict) {}

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
    Known asked = known(new Operation(service, operation));
    Verdict verdict = asked.verdict();
    if (verdict == Verdict.CACHEABLE
        && ((streams && !download) || waiter(request) || fresh(request) || conditional(http))) {
      verdict = Verdict.PASSING;
    }
    int maximum = download ? configuration.smallDownloadBytes() : configuration.maximumValueBytes();
    return new Call(
        http,
        service,
        operation,
        region == null ? "" : region.toString(),
        verdict,
        maximum,
        asked.names());
  }

  private Known known(Operation asked) {
    Known before = known.get(asked);
    return before != null ? before : known.computeIfAbsent(asked, this::find);
  }

  private Known find(Operation asked) {
    return new Known(
        Call.Names.of(asked.service(), asked.operation()),
        operations.verdict(asked.service(), asked.operation()));
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
    for (String name : PRECONDITIONS) {
      if (http.firstMatchingHeader(name).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
