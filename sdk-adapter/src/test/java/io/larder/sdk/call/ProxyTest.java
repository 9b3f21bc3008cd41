package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProxyTest {
  /** Hidden in this package, as an application's may be. */
  interface Reader {
    String read(String name) throws IOException;

    default String readTwice(String name) throws IOException {
      return read(name) + read(name);
    }

    default String title() {
      return "a reader";
    }
  }

  interface Everything {
    String find(Object any);

    String find(String text);

    String find(long number);

    int count();

    void clear();

    Stream<String> stream();

    Iterator<String> iterator();

    Future<String> future();

    CompletionStage<Void> done();

    CompletableFuture<Integer> later();

    @Nullable String maybe(@Nullable String text);

    static String help() {
      return "";
    }
  }

  interface Generic<T> {
    T get(String key);
  }

  interface Texts extends Generic<String> {
    @Override
    String get(String key);
  }

  static class Files implements Reader {
    final List<String> asked = new ArrayList<>();

    @Override
    public String read(String name) throws IOException {
      asked.add(name);
      if (name.isEmpty()) {
        throw new FileNotFoundException("no name");
      }
      return name + asked.size();
    }

    @Override
    public String title() {
      return "files";
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Files files && asked.equals(files.asked);
    }

    @Override
    public int hashCode() {
      return asked.hashCode();
    }

    @Override
    public String toString() {
      return "Files" + asked;
    }
  }

  private final Cache<String, Object> cache = HeapCaches.open(Object.class);
  private final Files files = new Files();

  private Reader cached() {
    return Memoizer.proxy(Reader.class, files, cache, Map.of("read", "1."));
  }

  /** Answers each call with its method's name and argument. */
  private static Everything everything() {
    return (Everything)
        java.lang.reflect.Proxy.newProxyInstance(
            Everything.class.getClassLoader(),
            new Class<?>[] {Everything.class},
            (proxy, method, arguments) ->
                method.getReturnType() == int.class
                    ? 7
                    : java.lang.invoke.MethodType.methodType(void.class, method.getParameterTypes())
                        + String.valueOf(arguments == null ? "" : arguments[0]));
  }

  @Test
  void aCheckedExceptionComesOutAsThrown() {
    assertThatThrownBy(() -> cached().read(""))
        .isExactlyInstanceOf(FileNotFoundException.class)
        .hasMessage("no name");
  }

  @Test
  void aDefaultMethodRunsOnTheProxySoThatWhatItCallsIsCached() throws Exception {
    assertThat(cached().readTwice("a")).isEqualTo("a1a1");
    assertThat(files.asked).containsExactly("a");
  }

  @Test
  void aDefaultMethodThrowsWhatItThrows() {
    assertThatThrownBy(() -> cached().readTwice(""))
        .isExactlyInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aDefaultMethodThatTheTargetOverridesIsTheTargets() {
    assertThat(cached().title()).isEqualTo("files");
  }

  @Test
  void aDefaultMethodCanBeCachedItself() throws Exception {
    Reader proxy = Memoizer.proxy(Reader.class, files, cache, Map.of("readTwice", "2."));
    assertThat(proxy.readTwice("a")).isEqualTo("a1a2");
    assertThat(proxy.readTwice("a")).isEqualTo("a1a2");
    assertThat(proxy.read("a")).isEqualTo("a3");
  }

  @Test
  @SuppressWarnings("SelfAssertion")
  void proxiesAreEqualWhenTheirTargetsAre() {
    Reader proxy = cached();
    assertThat(proxy).isEqualTo(cached()).isEqualTo(proxy).isEqualTo(files);
    assertThat(proxy).isNotEqualTo(null).isNotEqualTo("");
    assertThat(proxy).hasSameHashCodeAs(files).hasToString("Files[]");
  }

  @Test
  void overloadsUnderOnePrefixDoNotCollide() {
    Everything proxy = Memoizer.proxy(Everything.class, everything(), cache, Map.of("find", "1."));
    assertThat(proxy.find("a")).isEqualTo("(String)voida");
    assertThat(proxy.find((Object) "a")).isEqualTo("(Object)voida");
    assertThat(proxy.find(1)).isEqualTo("(long)void1");
    assertThat(proxy.find((Object) 1L)).isEqualTo("(Object)void1");

    List<String> keys = new ArrayList<>();
    cache.forEach(entry -> keys.add(entry.getKey()));
    assertThat(keys).hasSize(4).allMatch(key -> key.matches("1\\.#[0-9a-f]{8}\\(.*\\)"));
  }

  @Test
  void evictingTakesAllOverloadsThatFit() {
    Everything proxy = Memoizer.proxy(Everything.class, everything(), cache, Map.of("find", "1."));
    proxy.find("a");
    proxy.find((Object) "a");
    proxy.find(1L);

    assertThat(Memoizer.of(proxy).evict("find", "a")).isTrue();
    assertThat(Memoizer.of(proxy).contains("find", "a")).isFalse();
    assertThat(Memoizer.of(proxy).contains("find", 1L)).isTrue();
  }

  @Test
  void aNamespaceIsMadeOfTheMethodAndStaysTheSame() throws Exception {
    Reader proxy = Memoizer.proxy(Reader.class, files, cache, "read");
    proxy.read("a");
    assertThat(cache.get("io.larder.sdk.call.ProxyTest$Reader.read#2308adac(\"a\")"))
        .isEqualTo("a1");
  }

  @Test
  void aNamespaceTellsOverloadsApart() {
    Everything proxy = Memoizer.proxy(Everything.class, everything(), cache, "find", "count");
    assertThat(proxy.find("a")).isNotEqualTo(proxy.find((Object) "a"));
    assertThat(proxy.count()).isEqualTo(7);
    assertThat(Memoizer.of(proxy).contains("count")).isTrue();
  }

  @Test
  void theNullArgumentIsAnArgument() {
    Everything proxy = Memoizer.proxy(Everything.class, everything(), cache, Map.of("maybe", "m."));
    proxy.maybe(null);
    assertThat(cache.containsKey("m.(null)")).isTrue();
    assertThat(Memoizer.of(proxy).contains("maybe", (Object) null)).isTrue();
  }

  @Test
  void aMethodOfAGenericInterfaceIsOneHoweverItIsSeen() {
    Texts proxy = Memoizer.proxy(Texts.class, key -> key + "!", strings(), Map.of("get", "1."));
    Generic<String> wider = proxy;
    assertThat(wider.get("a")).isEqualTo("a!");
    assertThat(Memoizer.of(proxy).contains("get", "a")).isTrue();
  }

  @Test
  @SuppressWarnings("unchecked")
  void anInterfaceOfTheJdkCanBeCached() {
    Function<String, String> proxy =
        Memoizer.proxy(Function.class, text -> text + "!", cache, "apply");
    assertThat(proxy.andThen(String::length).apply("a")).isEqualTo(2);
    assertThat(Memoizer.of(proxy).contains("apply", "a")).isTrue();
  }

  private static Cache<String, String> strings() {
    return HeapCaches.open(String.class);
  }

  private void refused(String name, String message) {
    assertThatThrownBy(
            () -> Memoizer.proxy(Everything.class, everything(), strings(), Map.of(name, "1.")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatCannotBeKeptIsRefusedWhenTheProxyIsMade() {
    refused("clear", "Everything.clear() has no result that could be kept");
    refused("done", "Everything.done() has no result that could be kept");
    refused("stream", "Everything.stream() returns java.util.stream.Stream, which is used up");
    refused("iterator", "which is used up");
    refused("future", "which is used up");
    refused("count", "Everything.count() returns java.lang.Integer, but cache 'calls-");
    refused("later", "Everything.later() returns java.lang.Integer, but cache 'calls-");
  }

  @Test
  void anUnknownNameIsAnErrorThatListsTheKnown() {
    refused(
        "fnid",
        "Everything has no method 'fnid'; there are: [clear, count, done, find, future, iterator,"
            + " later, maybe, stream]");
    refused("toString", "has no method 'toString'");
    refused("help", "has no method 'help'");
  }

  @Test
  void aPrefixForTwoNamesIsRefused() {
    assertThatThrownBy(
            () ->
                Memoizer.proxy(
                    Everything.class, everything(), cache, Map.of("find", "1.", "maybe", "1.")))
        .hasMessageStartingWith("find and maybe of ")
        .hasMessageEndingWith("would share their results: both have the prefix '1.'");
  }

  @Test
  void aProxyThatCachesNothingIsRefused() {
    assertThatThrownBy(() -> Memoizer.proxy(Everything.class, everything(), cache))
        .hasMessageStartingWith("name what is to be cached: [clear, ");
  }

  @Test
  void aClassIsRefused() {
    assertThatThrownBy(() -> Memoizer.proxy(Files.class, files, cache, "read"))
        .hasMessageEndingWith("$Files is no interface; only those have proxies");
  }

  @Test
  @SuppressWarnings("unchecked")
  void anInterfaceThatItsModuleHidesIsRefused() throws Exception {
    Class<Object> hidden = (Class<Object>) Class.forName("jdk.internal.misc.VM$BufferPool");
    assertThatThrownBy(() -> Memoizer.proxy(hidden, "", cache, "getName"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "jdk.internal.misc.VM$BufferPool cannot be called from here; open its");
  }

  @Test
  void aQuestionThatFitsNoMethodIsAnErrorThatListsThose() {
    Everything proxy =
        Memoizer.proxy(Everything.class, everything(), cache, Map.of("find", "1.", "count", "2."));
    assertThatThrownBy(() -> Memoizer.of(proxy).evict("count", 1))
        .hasMessage(
            "no cached method takes count(Integer); there are: [count(), find(Object),"
                + " find(String), find(long)]");
  }

  @Test
  void whatIsNoProxyOfOursIsSaid() {
    assertThatThrownBy(() -> Memoizer.of(everything()))
        .hasMessageEndingWith("was not made by Memoizer.proxy or CallCache.proxy");
    assertThatThrownBy(() -> Memoizer.of("")).isInstanceOf(IllegalArgumentException.class);
  }
}
