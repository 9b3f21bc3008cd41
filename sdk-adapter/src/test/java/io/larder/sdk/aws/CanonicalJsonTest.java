package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Equal parameters have equal JSON, whatever the order of their maps. */
class CanonicalJsonTest {
  private static String canonical(String json) {
    return new String(CanonicalJson.of(json.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void membersAreSortedAtEveryLevelAndListsAreNot() {
    assertThat(canonical("{\"b\": [2, 1, {\"z\":null,\"y\":{\"d\":1,\"c\":2}}], \"a\":\"x\"}"))
        .isEqualTo("{\"a\":\"x\",\"b\":[2,1,{\"y\":{\"c\":2,\"d\":1},\"z\":null}]}");
  }

  @Test
  void textAndNumbersStayAsTheyAre() {
    String json = "{\"a\":\"}\\\"]\\\\,{\",\"b\":1.10000000000000000001e5,\"c\":\"\u00e9\"}";
    assertThat(canonical(json)).isEqualTo(json);
  }

  @Test
  void whatIsNoJsonStaysAsItIs() {
    for (String text : new String[] {"", "{", "{\"a\"}", "{\"a\":1}}", "[1 2]", "[".repeat(300)}) {
      assertThat(canonical(text)).isEqualTo(text);
    }
  }
}
