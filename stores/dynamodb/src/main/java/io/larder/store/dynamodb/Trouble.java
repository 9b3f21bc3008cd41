package io.larder.store.dynamodb;

import io.larder.store.dynamodb.Refusal.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what an exception of the client means, for people: what failed, where, and what next. */
final class Trouble {
  /** What to say where the table is missing. */
  static final String NO_TABLE =
      "there is no such table; add create=true, or create it as the store's README says";

  private static final String UNKNOWN_KEY =
      "it does not know the access key; correct the credentials in the URI, the profile or the"
          + " environment";
  private static final String WRONG_SIGNATURE =
      "the secret key is wrong, or this machine's clock is; correct them";
  private static final String EXPIRED = "the session token has expired; get another";
  private static final String THROTTLED =
      "it throttles; ask less, or raise the table's or the account's limits";

  /** By the service's own code. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("UnrecognizedClientException", UNKNOWN_KEY),
          Map.entry("InvalidClientTokenId", UNKNOWN_KEY),
          Map.entry("MissingAuthenticationTokenException", UNKNOWN_KEY),
          Map.entry("IncompleteSignatureException", UNKNOWN_KEY),
          Map.entry("InvalidSignatureException", WRONG_SIGNATURE),
          Map.entry("SignatureDoesNotMatch", WRONG_SIGNATURE),
          Map.entry("ExpiredTokenException", EXPIRED),
          Map.entry("ExpiredToken", EXPIRED),
          Map.entry("ResourceNotFoundException", NO_TABLE),
          Map.entry("ProvisionedThroughputExceededException", THROTTLED),
          Map.entry("ThrottlingException", THROTTLED),
          Map.entry("Throttling", THROTTLED),
          Map.entry("RequestLimitExceeded", THROTTLED),
          Map.entry("InternalServerError", "it has trouble of its own; try again in a moment"),
          Map.entry("ServiceUnavailable", "it is not available; try again in a moment"));

  private static final Map<Class<?>, String> CLASSES = new LinkedHashMap<>();

  private static final Pattern ACTION = Pattern.compile("dynamodb:[A-Za-z]+");
  private static final int TOO_LATE = 408;

  static {
    CLASSES.put(UnknownHostException.class, "its host is unknown; correct region or endpoint");
    CLASSES.put(SSLException.class, "TLS failed; trust its certificate, or write http:");
    CLASSES.put(SocketTimeoutException.class, "no answer in time; see timeout in the URI");
    CLASSES.put(ApiCallTimeoutException.class, "no answer in time; see timeout in the URI");
    CLASSES.put(ApiCallAttemptTimeoutException.class, "no answer in time; see timeout in the URI");
    CLASSES.put(ConnectException.class, "nothing listens there; start it or correct the endpoint");
  }

  private Trouble() {}

  /**
   * Returns the exception for what was tried on a store.
   *
   * @param sent whether the request was sent
   */
  static Refusal of(String what, Settings store, SdkException cause, boolean sent) {
    String meaning;
    Kind kind;
    Throwable shown = cause;
    if (cause instanceof AwsServiceException answer) {
      meaning = meaning(answer);
      kind = kind(answer);
      // What the service says of a signature repeats the headers, and the session token with them.
      shown = meaning.equals(WRONG_SIGNATURE) || meaning.equals(UNKNOWN_KEY) ? null : cause;
    } else {
      meaning = meaning(cause, sent);
      kind = kind(cause, sent);
    }
    return new Refusal(message(what, store, meaning), shown, kind);
  }

  /** Returns the message that what was tried is throttled. */
  static String throttled(String what, Settings store) {
    return message(what, store, THROTTLED);
  }

  /** Returns the message of whatever failed. */
  static String message(String what, Settings store, String meaning) {
    return "%s on %s failed: %s".formatted(what, store, meaning);
  }

  private static String meaning(AwsServiceException answer) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    String message = details == null ? answer.getMessage() : details.errorMessage();
    if ("AccessDeniedException".equals(code)) {
      Matcher action = ACTION.matcher(String.valueOf(message));
      return "its user lacks the right %s; the store's README lists all"
          .formatted(action.find() ? action.group() : "to do that");
    }
    String known = code == null ? null : CODES.get(code);
    if (known == null && answer.isThrottlingException()) {
      known = THROTTLED;
    }
    return known != null ? known : "it says: %s (%s)".formatted(message, code);
  }

  private static Kind kind(AwsServiceException answer) {
    if (answer.isThrottlingException()) {
      return Kind.THROTTLED;
    }
    int status = answer.statusCode();
    boolean no = status >= 400 && status < 500 && status != TOO_LATE;
    return no ? Kind.REFUSED : Kind.BROKEN;
  }

  private static String meaning(SdkException cause, boolean sent) {
    for (Map.Entry<Class<?>, String> type : CLASSES.entrySet()) {
      if (isOrHas(cause, type.getKey())) {
        return type.getValue();
      }
    }
    String message = String.valueOf(cause.getMessage());
    if (message.startsWith("Unable to load region")) {
      return "no region was found; add region=";
    }
    if (message.contains("credentials")) {
      return "no credentials were found; give access-key and secret-key, a profile, or what the"
          + " SDK's default chain finds";
    }
    return (sent ? "the connection broke (%s)" : "it was not asked (%s)").formatted(message);
  }

  private static Kind kind(SdkException cause, boolean sent) {
    boolean unreached =
        isOrHas(cause, ConnectException.class)
            || isOrHas(cause, NoRouteToHostException.class)
            || isOrHas(cause, UnknownHostException.class)
            || isOrHas(cause, SSLHandshakeException.class);
    if (!sent || unreached) {
      return Kind.REFUSED;
    }
    boolean late =
        isOrHas(cause, SocketTimeoutException.class)
            || cause instanceof ApiCallTimeoutException
            || cause instanceof ApiCallAttemptTimeoutException;
    return late ? Kind.LATE : Kind.BROKEN;
  }

  private static boolean isOrHas(Throwable first, Class<?> type) {
    List<Throwable> seen = new ArrayList<>();
    for (@Nullable Throwable next = first;
        next != null && !seen.contains(next);
        next = next.getCause()) {
      if (type.isInstance(next)) {
        return true;
      }
      seen.add(next);
    }
    return false;
  }
}
