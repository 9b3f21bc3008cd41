package io.larder.store.memcached;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import net.spy.memcached.ops.Operation;
import net.spy.memcached.ops.OperationState;
import net.spy.memcached.ops.StatusCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCommandTest {
  private final Answer answer = new Answer(new CountDownLatch(1));

  private static void read(Operation command, String reply, int pieces) throws IOException {
    byte[] bytes = reply.getBytes(US_ASCII);
    for (int from = 0; from < bytes.length; from += pieces) {
      int length = Math.min(pieces, bytes.length - from);
      command.readFromBuffer(ByteBuffer.wrap(bytes, from, length));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void readsTheOneItemThatItAskedFor(int pieces) throws IOException {
    Operation command = new MetaProtocol().gets("name", answer);

    read(command, "VA 5 f19505 c18446744073709551615\r\na\r\nbc\r\n", pieces);

    assertThat(command.getState()).isEqualTo(OperationState.COMPLETE);
    Item item = requireNonNull(answer.items().get("name"));
    assertThat(item.flags()).isEqualTo(Records.FLAGS);
    assertThat(item.cas()).isEqualTo(-1);
    assertThat(item.bytes()).isEqualTo("a\r\nbc".getBytes(US_ASCII));
    assertThat(answer.status()).extracting("success").isEqualTo(true);
  }

  @Test
  void readsAnItemThatSomebodyElseMarked() throws IOException {
    read(new MetaProtocol().gets("name", answer), "VA 1 f19505 c7 X W\r\na\r\n", 100);

    assertThat(requireNonNull(answer.items().get("name")).cas()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void findsNothing(int pieces) throws IOException {
    read(new MetaProtocol().gets("name", answer), "EN\r\n", pieces);

    assertThat(answer.isOver()).isTrue();
    assertThat(answer.items()).isEmpty();
    assertThat(answer.status()).extracting("success").isEqualTo(true);
  }

  @Test
  void hearsThatTheServerWillNot() throws IOException {
    read(new MetaProtocol().gets("name", answer), "CLIENT_ERROR bad\r\n", 100);

    assertThat(answer.isOver()).isTrue();
    assertThat(answer.status()).extracting("statusCode").isEqualTo(StatusCode.ERR_INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VA 5\r\n", "VA 5 f1\r\n", "VA -1 f1 c1\r\n", "VA 2000000000 f1 c1\r\n"})
  void anItemWithoutANumberOrALengthEndsTheConnection(String reply) {
    Operation command = new MetaProtocol().gets("name", answer);

    assertThatThrownBy(() -> read(command, reply, 100)).isInstanceOf(IOException.class);
  }
}
