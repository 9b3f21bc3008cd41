package io.larder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.codec.Samples.Point;
import io.larder.spi.UnreadableException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SerialisedKeysTest {
  private static final ClassLoader LOADER = SerialisedKeysTest.class.getClassLoader();
  private static final AllowList ALL = AllowList.of(List.of(), List.of("io.larder.codec.*"));

  private final Logger logger = Logger.getLogger("io.larder.codec");
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          assertThat(line.getLevel()).isEqualTo(Level.INFO);
          lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @SuppressWarnings("serial")
  static final class OldKey implements Serializable {}

  @SuppressWarnings("serial")
  static final class Value implements Serializable {}

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private static CanonicalCodec<Object> keys() {
    return CanonicalCodec.forKeys(Object.class, LOADER, ALL);
  }

  @SuppressWarnings("serial")
  static final class Pair implements Serializable {
    final Object first;
    final Object second;

    Pair(Object first, Object second) {
      this.first = first;
      this.second = second;
    }
  }

  @Test
  void equalKeysHaveEqualBytesWhetherTheyShareTheirScalarsOrNot() {
    for (Object scalar : List.of("id", 1_000L, 7_000, new BigDecimal("1.50"), UUID.randomUUID())) {
      byte[] own = CanonicalCodec.forKeys(Object.class, LOADER, ALL).encode(scalar);
      Object equal = decoded(own);

      assertThat(equal).isEqualTo(scalar).isNotSameAs(scalar);
      assertThat(keys().encode(new Pair(scalar, equal)))
          .isEqualTo(keys().encode(new Pair(scalar, scalar)));
      assertThat(keys().encode(new Pair(scalar, "other")))
          .isNotEqualTo(keys().encode(new Pair(scalar, scalar)));
    }
  }

  private static Object decoded(byte[] bytes) {
    try {
      return keys().decode(bytes, 0, bytes.length);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aClassOfSerialisedKeysIsLoggedOnce() {
    for (int i = 0; i < 3; i++) {
      keys().encode(new OldKey());
      keys().encode(new Point(1, new OldKey()));
      keys().encode("text");
    }
    assertThat(lines)
        .singleElement()
        .asString()
        .contains(OldKey.class.getName())
        .contains("written by Java serialisation");
  }

  @Test
  void aClassOfValuesIsNotLogged() {
    CanonicalCodec.forValues(
            Object.class,
            getClass().getClassLoader(),
            AllowList.of(List.of(Value.class), List.of()))
        .encode(new Value());

    assertThat(lines).isEmpty();
  }
}
