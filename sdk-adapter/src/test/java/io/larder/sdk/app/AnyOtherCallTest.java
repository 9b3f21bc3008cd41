package io.larder.sdk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.sdk.call.CallCache;
import io.larder.sdk.call.MemoizedBiFunction;
import io.larder.sdk.call.MemoizedCallable;
import io.larder.sdk.call.MemoizedFunction;
import io.larder.sdk.call.MemoizedSupplier;
import io.larder.sdk.call.Memoizer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the README shows compiles without casts and does what it says. */
class AnyOtherCallTest {
  record User(int id, String name) implements Serializable {}

  record Request(User user, Runnable callback) {}

  interface Repository {
    @Nullable User find(String name);

    User get(int id);

    default String nameOf(int id) {
      return get(id).name();
    }
  }

  private final List<Object> calls = new ArrayList<>();
  private final CacheManager manager =
      Caching.getCachingProvider("io.larder.LarderCachingProvider").getCacheManager();
  private final Cache<String, User> cache =
      manager.createCache(
          "users", new MutableConfiguration<String, User>().setTypes(String.class, User.class));

  private final Repository repository =
      new Repository() {
        @Override
        public @Nullable User find(String name) {
          calls.add(name);
          return name.isEmpty() ? null : new User(7, name);
        }

        @Override
        public User get(int id) {
          calls.add(id);
          if (id < 0) {
            throw new IllegalArgumentException("no user " + id);
          }
          return new User(id, "ada");
        }
      };

  @AfterEach
  void destroy() {
    manager.destroyCache("users");
  }

  private User load(int id) {
    return repository.get(id);
  }

  @Test
  void theFirstExample() {
    MemoizedFunction<Integer, User> users = Memoizer.function(cache, "user.", id -> load(id));
    users.apply(7); // calls load(7); the cache has it as user.(7)
    users.apply(7); // from the cache
    users.evict(7);

    Repository cached =
        Memoizer.proxy(Repository.class, repository, cache, Map.of("find", "find.", "get", "get."));
    cached.find("ada"); // the cache has it as find.("ada")
    Memoizer.of(cached).evict("find", "ada");

    assertThat(calls).containsExactly(7, "ada");
    assertThat(users.contains(7)).isFalse();
    assertThat(Memoizer.of(cached).contains("find", "ada")).isFalse();
  }

  @Test
  void eachFormCompilesWithALambda() throws Exception {
    Function<Integer, User> function = Memoizer.function(cache, "a.", id -> load(id));
    BiFunction<Integer, String, User> two = Memoizer.biFunction(cache, "b.", User::new);
    Supplier<User> supplier = Memoizer.supplier(cache, "c.", () -> load(1));
    Callable<User> callable = Memoizer.callable(cache, "d.", () -> load(2));
    Function<Integer, CompletableFuture<User>> later =
        Memoizer.asyncFunction(cache, "e.", id -> CompletableFuture.completedFuture(load(id)));
    BiFunction<Integer, String, CompletableFuture<User>> laterTwo =
        Memoizer.asyncBiFunction(
            cache, "f.", (id, name) -> CompletableFuture.completedStage(new User(id, name)));
    Supplier<CompletableFuture<User>> laterOne =
        Memoizer.asyncSupplier(cache, "g.", () -> CompletableFuture.completedFuture(load(3)));

    for (int i = 0; i < 2; i++) {
      assertThat(function.apply(0)).isEqualTo(new User(0, "ada"));
      assertThat(two.apply(7, "eve")).isEqualTo(new User(7, "eve"));
      assertThat(supplier.get()).isEqualTo(new User(1, "ada"));
      assertThat(callable.call()).isEqualTo(new User(2, "ada"));
      assertThat(later.apply(4)).isCompletedWithValue(new User(4, "ada"));
      assertThat(laterTwo.apply(5, "bob")).isCompletedWithValue(new User(5, "bob"));
      assertThat(laterOne.get()).isCompletedWithValue(new User(3, "ada"));
    }
    assertThat(calls).containsExactly(0, 1, 2, 4, 3);
  }

  @Test
  void eachFormTellsWhatItHasAndForgetsIt() throws Exception {
    MemoizedBiFunction<Integer, String, User> two = Memoizer.biFunction(cache, "b.", User::new);
    two.apply(7, "eve");
    assertThat(two.contains(7, "eve")).isTrue();
    assertThat(two.contains(7, "bob")).isFalse();
    assertThat(two.evict(7, "eve")).isTrue();
    assertThat(two.contains(7, "eve")).isFalse();

    MemoizedSupplier<User> supplier = Memoizer.supplier(cache, "c.", () -> load(1));
    supplier.get();
    assertThat(supplier.contains()).isTrue();
    assertThat(supplier.evict()).isTrue();
    assertThat(supplier.contains()).isFalse();

    MemoizedCallable<User> callable = Memoizer.callable(cache, "d.", () -> load(2));
    callable.call();
    assertThat(callable.contains()).isTrue();
    assertThat(callable.evict()).isTrue();
    assertThat(callable.contains()).isFalse();
  }

  @Test
  void aCallableThrowsWhatItThrows() {
    Exception failure = new Exception("checked");
    Callable<User> callable =
        Memoizer.callable(
            cache,
            "d.",
            () -> {
              throw failure;
            });
    assertThatThrownBy(callable::call).isSameAs(failure);
  }

  @Test
  void whatMakesTheKeyCanBeSaid() {
    Function<Request, User> byId =
        CallCache.of(cache)
            .keyedBy(arguments -> List.of(((Request) arguments[0]).user().id()))
            .function("by-id.", request -> load(request.user().id()));
    for (int i = 0; i < 2; i++) {
      assertThat(byId.apply(new Request(new User(7, "ada"), () -> {}))).isNotNull();
    }

    assertThat(cache.containsKey("by-id.(7)")).isTrue();
    assertThat(calls).hasSize(1);
  }

  @Test
  void whatStandsForNullCanBeSaid() {
    User nobody = new User(-1, "");
    Repository cached =
        CallCache.of(cache).nullAs(nobody).proxy(Repository.class, repository, "find");
    assertThat(cached.find("")).isNull();
    assertThat(cached.find("")).isNull();
    assertThat(calls).hasSize(1);
  }

  @Test
  void anInterfaceHiddenInItsPackageHasAProxy() {
    Repository cached = Memoizer.proxy(Repository.class, repository, cache, "get");
    assertThat(cached.nameOf(7)).isEqualTo("ada");
    assertThat(cached.nameOf(7)).isEqualTo("ada");
    assertThat(cached.find("eve")).isEqualTo(new User(7, "eve"));
    assertThat(calls).containsExactly(7, "eve");
    calls.clear();
    assertThatThrownBy(() -> cached.nameOf(-1)).hasMessage("no user -1");
  }

  @Test
  void aCacheWithoutDeclaredTypesServes() {
    Cache<Object, Object> any = manager.createCache("any", new MutableConfiguration<>());
    try {
      MemoizedFunction<Integer, String> texts =
          Memoizer.function(any, "text.", number -> "text " + number);
      assertThat(texts.apply(1)).isEqualTo("text 1");
      assertThat(any.get("text.(1)")).isEqualTo("text 1");
      assertThat(Memoizer.proxy(Repository.class, repository, any, "get").get(1).id()).isEqualTo(1);
    } finally {
      manager.destroyCache("any");
    }
  }
}
