package io.larder.sdk.aws;

import java.util.Locale;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * What is known of the request that is sent next.
 *
 * @param http the signed request, with the content as it is before the SDK measures how it is sent
 * @param service as the SDK names it, such as {@code DynamoDb}
 * @param operation such as {@code GetItem}
 * @param region such as {@code eu-west-1}; empty where there is none
 * @param verdict what becomes of it
 * @param maximumBytes how large a body is kept
 * @param names by which caches and messages know it
 */
record Call(
    SdkHttpRequest http,
    String service,
    String operation,
    String region,
    Verdict verdict,
    int maximumBytes,
    Names names) {
  /**
   * What an operation is called outside of the SDK; told once, as it is asked at every call.
   *
   * @param service as services are compared
   * @param operation as operations are compared
   * @param label {@code service:operation} for people, which also begins the key
   */
  record Names(String service, String operation, String label) {
    static Names of(String service, String operation) {
      String normal = normal(service);
      return new Names(normal, normal(service, operation), normal + ":" + operation);
    }
  }

  /** Returns how services are compared: {@code Secrets Manager} is {@code secretsmanager}. */
  static String normal(String service) {
    return service.replace(" ", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns how operations are compared, since the SDK's classes and the services spell some
   * differently: {@code ListMfaDevices} and {@code ListMFADevices} are {@code iam:listmfadevices}.
   */
  static String normal(String service, String operation) {
    return normal(service) + ":" + operation.toLowerCase(Locale.ROOT);
  }
}
