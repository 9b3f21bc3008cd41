package io.larder.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import javax.cache.CacheManager;
import javax.cache.Caching;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(120)
class ShopTest {
  private static final String HEAP = "";
  private static final String SQLITE = "larder.store=sqlite:%s\nlarder.near=true\n";

  private final HttpClient client = HttpClient.newHttpClient();
  private @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // JUnit does the rest
  ShopTest() {}

  private ConfigurableApplicationContext open(String place) throws IOException {
    Path settings = folder.resolve("larder.properties");
    Files.writeString(
        settings,
        place.formatted(folder.resolve("cache.db"))
            + "larder.allow=io.larder.example.spring.Price\nlarder.statistics=true\n");
    return SpringApplication.run(
        Shop.class, "--server.port=0", "--spring.cache.jcache.config=" + settings.toUri());
  }

  private HttpRequest.Builder request(ConfigurableApplicationContext shop, String path) {
    String port = shop.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return (answer.statusCode() + " " + answer.body()).trim();
  }

  private String get(ConfigurableApplicationContext shop, String path) throws Exception {
    return send(request(shop, path).GET().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAP, SQLITE})
  void whatWasLookedUpIsCachedAndNothingAsWell(String place) throws Exception {
    try (ConfigurableApplicationContext shop = open(place)) {
      for (int i = 0; i < 3; i++) {
        assertThat(get(shop, "/prices/tea")).isEqualTo("200 {\"article\":\"tea\",\"cents\":450}");
        assertThat(get(shop, "/prices/nothing")).isEqualTo("404");
        assertThat(get(shop, "/names/tea")).isEqualTo("200 Tea");
      }
      assertThat(get(shop, "/lookups")).isEqualTo("200 3");

      assertThat(send(request(shop, "/prices/tea?cents=500").PUT(none()).build()))
          .startsWith("200");
      assertThat(get(shop, "/prices/tea")).contains("500");
      assertThat(get(shop, "/lookups")).isEqualTo("200 3");
      assertThat(send(request(shop, "/prices/tea").DELETE().build())).isEqualTo("200");
      assertThat(get(shop, "/prices/tea")).isEqualTo("404");
      assertThat(get(shop, "/lookups")).isEqualTo("200 4");
    }
  }

  private static HttpRequest.BodyPublisher none() {
    return HttpRequest.BodyPublishers.noBody();
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAP, SQLITE})
  void whoAsksAtTheSameTimeGetsOneAnswer(String place) throws Exception {
    try (ConfigurableApplicationContext shop = open(place)) {
      HttpRequest request = request(shop, "/stock/tea?city=Leer").GET().build();
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
      }
      assertThat(answers.stream().map(each -> each.join().body()).distinct()).hasSize(1);
      assertThat(get(shop, "/lookups")).isEqualTo("200 1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAP, SQLITE})
  void micrometerAndTheBeansCountTheSame(String place) throws Exception {
    try (ConfigurableApplicationContext shop = open(place)) {
      for (int i = 0; i < 5; i++) {
        get(shop, "/prices/tea");
        get(shop, "/names/tea");
        get(shop, "/stock/tea?city=Leer");
      }

      List<CacheFigures> figures = shop.getBean(FiguresReader.class).all();
      assertThat(figures)
          .extracting(CacheFigures::cache)
          .containsExactly("names", "prices", "stock");
      for (CacheFigures each : figures) {
        assertThat(each.hits()).as(each.cache()).isEqualTo(4);
        assertThat(each.misses()).as(each.cache()).isEqualTo(1);
        assertThat(each.puts()).as(each.cache()).isEqualTo(1);
        assertThat(each.meteredHits()).isEqualTo(each.hits());
        assertThat(each.meteredMisses()).isEqualTo(each.misses());
        assertThat(each.meteredPuts()).isEqualTo(each.puts());
      }
      assertThat(get(shop, "/actuator/metrics/cache.gets?tag=cache:prices&tag=result:hit"))
          .contains("\"value\":4.0");
      assertThat(get(shop, "/figures")).contains("\"cache\":\"prices\",\"hits\":4");
      assertThat(get(shop, "/")).contains("What the caches did");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAP, SQLITE})
  void theNamedProviderIsTakenOfTwo(String place) throws Exception {
    assertThat(StreamSupport.stream(Caching.getCachingProviders().spliterator(), false))
        .hasSizeGreaterThan(1);
    try (ConfigurableApplicationContext shop = open(place)) {
      assertThat(shop.getBean(CacheManager.class).getCachingProvider().getClass().getName())
          .isEqualTo("io.larder.LarderCachingProvider");
    }
  }
}
