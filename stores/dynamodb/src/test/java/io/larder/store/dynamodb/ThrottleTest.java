package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again, how often, and what is not: time flies, so that a budget is soon over. */
@Timeout(60)
class ThrottleTest {
  private static final String THROUGHPUT = "ProvisionedThroughputExceededException";
  private static final String SIXTEEN = Base64.getEncoder().encodeToString(new byte[16]);

  private final FakeTicker ticker = new FakeTicker();
  private final Responder service = new Responder();
  private final Handle handle = Handle.open(service.uri(), ticker);

  @AfterEach
  void close() {
    handle.close();
    service.close();
  }

  private List<String> requests() {
    return service.takeRequests().stream().filter(each -> !each.startsWith("Describe")).toList();
  }

  private Result put() {
    return handle.commit("k", Expected.absent(), new Next.Put(new byte[1], Long.MAX_VALUE));
  }

  private static String key(String key) {
    String partition = Address.of(new Namespace(Handle.NAMESPACE)).partition(Handle.key(key));
    String sort = Base64.getEncoder().encodeToString(Address.sort(Handle.key(key)));
    return "\"p\": {\"S\": \"%s\"}, \"k\": {\"B\": \"%s\"}".formatted(partition, sort);
  }

  private static String item(String key) {
    return ("{%s, \"v\": {\"B\": \"%2$s\"}, \"t\": {\"B\": \"%2$s\"}, \"d\": {\"N\": \"7\"},"
            + " \"b\": {\"B\": \"AQ==\"}}")
        .formatted(key(key), SIXTEEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {THROUGHPUT, "ThrottlingException", "RequestLimitExceeded"})
  void whatIsThrottledForAMomentIsAskedAgain(String code) {
    service.fail("PutItem", 400, code, "slow down");
    service.fail("PutItem", 400, code, "slow down");
    service.reply("PutItem", 200, "{}");
    service.fail("GetItem", 400, code, "slow down");
    service.reply("GetItem", 200, "{}");

    assertThat(put()).isInstanceOf(Result.Applied.class);
    assertThat(handle.get("k")).isNull();
    assertThat(requests()).hasSize(5);
    assertThat(handle.figure("throttles")).isEqualTo(3);
  }

  @Test
  void whatIsThrottledForTheWholeBudgetFailsForCertain() {
    service.fail("PutItem", 400, THROUGHPUT, "slow down");
    service.fail("GetItem", 400, THROUGHPUT, "slow down");
    long begun = ticker.millis();

    assertThatThrownBy(this::put)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("commit on dynamodb:caches")
        .hasMessageContaining("it throttles");
    assertThat(ticker.millis() - begun).isBetween(3_000L, 5_000L);
    assertThat(requests()).hasSizeBetween(3, 20);
    assertThatThrownBy(() -> handle.get("k"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("it throttles");
  }

  @Test
  void aWriteThatMayHaveBeenDoneIsNotSentAgain() {
    service.fail("PutItem", 500, "InternalServerError", "an unknown error");

    assertThat(put()).isInstanceOf(Result.Unknown.class);
    assertThat(requests()).hasSize(1);
  }

  @Test
  void aReadIsAskedAgainSomeTimesWhenTheServiceHasTrouble() {
    service.fail("GetItem", 500, "InternalServerError", "an unknown error");
    service.reply("GetItem", 200, "{\"Item\": " + item("k") + "}");

    assertThat(handle.get("k")).isNotNull();
    service.forget("GetItem");
    service.fail("GetItem", 500, "InternalServerError", "an unknown error");
    requests();
    assertThatThrownBy(() -> handle.get("k")).isInstanceOf(StoreException.class);
    assertThat(requests()).hasSize(4);
  }

  @Test
  void keysThatWereLeftOutAreAskedForAgain() {
    String rest = "{\"caches\": {\"Keys\": [{" + key("b") + "}], \"ConsistentRead\": true}}";
    service.reply(
        "BatchGetItem",
        200,
        "{\"Responses\": {\"caches\": [" + item("a") + "]}, \"UnprocessedKeys\": " + rest + "}");
    service.reply(
        "BatchGetItem",
        200,
        "{\"Responses\": {\"caches\": []}, \"UnprocessedKeys\": " + rest + "}");
    service.reply("BatchGetItem", 200, "{\"Responses\": {\"caches\": [" + item("b") + "]}}");

    assertThat(handle.space.get(Set.of(Handle.key("a"), Handle.key("b"))))
        .containsOnlyKeys(Handle.key("a"), Handle.key("b"));
    List<String> requests = requests();
    assertThat(requests).hasSize(3);
    assertThat(requests.get(1)).doesNotContain("\"k\":{\"B\":\"AGE=\"}");
    assertThat(handle.figure("throttles")).isEqualTo(1);
  }

  @Test
  void keysThatAreLeftOutForTheWholeBudgetAreAnException() {
    service.reply(
        "BatchGetItem",
        200,
        "{\"Responses\": {}, \"UnprocessedKeys\": {\"caches\": {\"Keys\": [{" + key("a") + "}]}}}");

    assertThatThrownBy(() -> handle.space.get(Set.of(Handle.key("a"), Handle.key("b"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("get on dynamodb:caches")
        .hasMessageContaining("it throttles");
  }

  @Test
  void deletesOfAClearThatWereLeftOutAreSentAgain() {
    service.reply("Query", 200, "{\"Items\": [{" + key("a") + "}], \"Count\": 1}");
    service.reply("Query", 200, "{\"Items\": [], \"Count\": 0}");
    service.reply(
        "BatchWriteItem",
        200,
        "{\"UnprocessedItems\": {\"caches\": [{\"DeleteRequest\": {\"Key\": {"
            + key("a")
            + "}}}]}}");
    service.reply("BatchWriteItem", 200, "{}");

    assertThat(handle.space.clear()).isEqualTo(1);
    assertThat(requests()).filteredOn(each -> each.startsWith("BatchWriteItem")).hasSize(2);
  }

  @Test
  void onlyStepsNeedTheLastCommit() {
    handle.get("k");
    handle.space.peek(Set.of(Handle.key("k")));
    handle.space.peek(Set.of(Handle.key("k"), Handle.key("l")));
    try (Handle always = Handle.open(service.uri() + "&consistent-reads=always", ticker)) {
      always.space.peek(Set.of(Handle.key("k")));
    }

    List<String> requests = requests();
    assertThat(requests.get(0)).contains("\"ConsistentRead\":true");
    assertThat(requests.get(1)).contains("\"ConsistentRead\":false");
    assertThat(requests.get(2)).contains("\"ConsistentRead\":false");
    assertThat(requests.get(3)).contains("\"ConsistentRead\":true");
  }
}
