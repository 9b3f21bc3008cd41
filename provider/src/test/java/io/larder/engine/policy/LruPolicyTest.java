package io.larder.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LruPolicyTest {
  private static final class Named extends PolicyNode {
    private final String name;

    private Named(String name) {
      this.name = name;
    }

    @Override
    protected int hash() {
      return name.hashCode();
    }
  }

  private final LruPolicy<Named> policy = new LruPolicy<>();
  private final Named a = new Named("a");
  private final Named b = new Named("b");
  private final Named c = new Named("c");

  LruPolicyTest() {
    policy.admitted(a);
    policy.admitted(b);
    policy.admitted(c);
  }

  private List<String> order() {
    List<String> names = new ArrayList<>();
    policy.evict(
        node -> {
          names.add(node.name);
          return false;
        });
    return names;
  }

  @Test
  void offersTheLeastRecentlyUsedFirst() {
    policy.accessed(a);
    assertThat(order()).containsExactly("b", "c", "a");
  }

  @Test
  void anAccessToTheMostRecentOneChangesNothing() {
    policy.accessed(c);
    assertThat(order()).containsExactly("a", "b", "c");
  }

  @Test
  void forgetsWhatWasRemoved() {
    policy.removed(b);
    policy.removed(b);
    assertThat(order()).containsExactly("a", "c");
  }

  @Test
  void anAccessToWhatHasLeftDoesNotBringItBack() {
    policy.removed(a);
    policy.accessed(a);
    assertThat(order()).containsExactly("b", "c");
  }

  @Test
  void passesOverWhatTheTakerRefuses() {
    boolean taken = policy.evict(node -> node == b);
    assertThat(taken).isTrue();
  }

  @Test
  void takesNothingWhenAllAreRefused() {
    assertThat(policy.evict(node -> false)).isFalse();
  }
}
