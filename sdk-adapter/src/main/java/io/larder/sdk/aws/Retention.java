package io.larder.sdk.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says for how long an answer is kept. */
final class Retention {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final AwsCachingConfiguration configuration;

  Retention(AwsCachingConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Returns the time to live, or null for an answer that is not kept. */
  @Nullable Duration of(Call call, Answer answer) {
    Duration wanted = wanted(call, answer);
    return wanted != null && configuration.honoursCacheControl()
        ? CacheControl.limit(answer, wanted)
        : wanted;
  }

  private @Nullable Duration wanted(Call call, Answer answer) {
    if (answer.head().isSuccessful()) {
      return configuration.timeToLive(call);
    }
    int status = answer.status();
    boolean lasting =
        status >= CLIENT_ERROR && status < SERVER_ERROR && status != TOO_MANY_REQUESTS;
    return lasting && configuration.keepsErrors()
        ? configuration.errorTimeToLive(ErrorName.of(answer))
        : null;
  }
}
