package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.dynamodb.Refusal.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class TroubleTest {
  private static final Settings STORE =
      Settings.of(
          new StoreConfig(StoreUri.parse("dynamodb:caches?region=eu-west-1"), Ticker.system()));

  private static Refusal refusal(SdkException cause, boolean sent) {
    return Trouble.of("commit", STORE, cause, sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Unable to load region from any of the providers in the chain | no region was found; add region=",
        "Unable to load credentials from any of the providers in the chain"
            + " | no credentials were found; give access-key",
        "Profile file contained no credentials for profile 'x' | no credentials were found",
        "odd | it was not asked (odd)"
      })
  void whatWasNeverSentIsPutInWordsAndCertain(String error, String words) {
    Refusal refusal = refusal(SdkClientException.create(error), false);

    assertThat(refusal)
        .hasMessageStartingWith("commit on dynamodb:caches in eu-west-1 failed: ")
        .hasMessageContaining(words);
    assertThat(refusal.isCertain()).isTrue();
  }

  @Test
  void whatDidNotReachTheServiceIsCertain() {
    for (Exception cause :
        List.of(
            new ConnectException("refused"),
            new UnknownHostException("h"),
            new SSLHandshakeException("no"))) {
      Refusal refusal = refusal(SdkClientException.create("Unable to execute", cause), true);
      assertThat(refusal.kind()).as("%s", cause).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void whatMayHaveReachedTheServiceIsNot() {
    SdkException broken = SdkClientException.create("odd", new IOException("reset"));
    SdkException silent = SdkClientException.create("odd", new SocketTimeoutException("Read"));
    SdkException late = ApiCallTimeoutException.create(5);

    assertThat(refusal(broken, true).kind()).isEqualTo(Kind.BROKEN);
    assertThat(refusal(broken, true)).hasMessageContaining("the connection broke (odd)");
    assertThat(refusal(silent, true).kind()).isEqualTo(Kind.LATE);
    assertThat(refusal(late, true).kind()).isEqualTo(Kind.LATE);
    assertThat(refusal(late, true)).hasMessageContaining("no answer in time");
  }
}
