package io.larder.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreFactory;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryStoreFactoryTest {
  private final FakeTicker ticker = new FakeTicker();

  private static Space space(Store store) {
    return store.space(new Namespace("users"));
  }

  private Store open(String uri) {
    return MemoryStoreFactory.open(uri, ticker);
  }

  @Test
  void theServiceLoaderFindsIt() {
    assertThat(ServiceLoader.load(StoreFactory.class))
        .anyMatch(factory -> factory.scheme().equals("memory"));
  }

  @Test
  void storesOfOneNameShareTheirRecordsAndOutliveEachOther() {
    try (Store first = open("memory:shared")) {
      Outcomes.apply(space(first), Writes.insert(Writes.key("a"), "1"));
    }

    try (Store second = open("memory:shared?feed=none")) {
      assertThat(Outcomes.read(space(second), Writes.key("a")).bytes())
          .isEqualTo(Writes.bytes("1"));
    }
  }

  @Test
  void storesOfOtherNamesAndWithoutANameShareNothing() {
    Outcomes.apply(space(open("memory:one")), Writes.insert(Writes.key("a"), "1"));
    Outcomes.apply(space(open("memory:")), Writes.insert(Writes.key("a"), "1"));

    Outcomes.assertNothing(space(open("memory:two")), Writes.key("a"));
    Outcomes.assertNothing(space(open("memory:")), Writes.key("a"));
  }

  @Test
  void optionsSayWhatTheStoreCanDo() {
    Capabilities capabilities =
        open("memory:?largest-key=1&largest-value=2&largest-batch=3&feed=none&scan=false")
            .capabilities();

    assertThat(capabilities.largestKey()).isEqualTo(1);
    assertThat(capabilities.largestValue()).isEqualTo(2);
    assertThat(capabilities.largestBatch()).isEqualTo(3);
    assertThat(capabilities.feed()).isEqualTo(Feed.NONE);
    assertThat(capabilities.scan()).isFalse();
  }

  @Test
  void optionsThatAreWrongAreNamed() {
    assertThatThrownBy(() -> open("memory:?colour=red"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("colour", "largest-batch");
    assertThatThrownBy(() -> open("memory:?feed=push"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("feed", "poll or none", "push");
    assertThatThrownBy(() -> open("memory:?largest-key=many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("largest-key", "many");
  }

  @Test
  void callersWhoBreakTheRulesOfTheSpiAreTold() {
    Space space = space(open("memory:?largest-batch=1"));
    var write = Writes.insert(Writes.key("a"), "1");

    assertThatThrownBy(() -> space.get(Set.of(Writes.key("a"), Writes.key("b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut it before");
    assertThatThrownBy(() -> space(open("memory:")).commit(List.of(write, write)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> space.scan(null, 0, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
  }

  @Test
  void aFeedThatFellBehindTellsOfAGap() {
    Space space = space(open("memory:"));
    try (Ear ear = Ear.on(space, Feed.POLL)) {
      Outcomes.fill(space, open("memory:").capabilities(), 1001);

      ear.hearsUntil("a gap", Heard::ofGap);

      assertThat(ear.heard().changesOf(Writes.key("key-1000"))).isEmpty();
    }
  }
}
