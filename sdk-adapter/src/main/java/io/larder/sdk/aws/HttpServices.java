package io.larder.sdk.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;

/**
 * Finds the HTTP client that the SDK would take by itself: the one that its system property or
 * environment variable names, else the first that is there in its documented order.
 */
final class HttpServices {
  private static final List<String> ORDER =
      List.of(
          "software.amazon.awssdk.http.apache5.Apache5SdkHttpService",
          "software.amazon.awssdk.http.apache.ApacheSdkHttpService",
          "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService",
          "software.amazon.awssdk.http.nio.netty.NettySdkAsyncHttpService",
          "software.amazon.awssdk.http.crt.AwsCrtSdkHttpService");

  private HttpServices() {}

  static SdkHttpClient.Builder<?> sync() {
    String named = named("software.amazon.awssdk.http.service.impl", "SYNC_HTTP_SERVICE_IMPL");
    return first(SdkHttpService.class, named).createHttpClientBuilder();
  }

  static SdkAsyncHttpClient.Builder<?> async() {
    String named =
        named("software.amazon.awssdk.http.async.service.impl", "ASYNC_HTTP_SERVICE_IMPL");
    return first(SdkAsyncHttpService.class, named).createAsyncHttpClientFactory();
  }

  private static @Nullable String named(String property, String variable) {
    String named = System.getProperty(property);
    return named == null ? System.getenv(variable) : named;
  }

  private static <T> T first(Class<T> type, @Nullable String named) {
    List<T> there = new ArrayList<>();
    for (T service : ServiceLoader.load(type)) {
      if (named == null || named.equals(service.getClass().getName())) {
        there.add(service);
      }
    }
    return there.stream()
        .min(Comparator.comparingInt(HttpServices::place))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no %s%s on the class path; add one of the SDK's HTTP clients, or give its builder"
                        .formatted(type.getSimpleName(), named == null ? "" : " '" + named + "'")));
  }

  private static int place(Object service) {
    int place = ORDER.indexOf(service.getClass().getName());
    return place < 0 ? ORDER.size() : place;
  }
}
