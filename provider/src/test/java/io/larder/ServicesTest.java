package io.larder;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.CodecFactory;
import java.util.ServiceLoader;
import javax.cache.Caching;
import org.junit.jupiter.api.Test;

/** What this jar registers is found. */
class ServicesTest {
  @Test
  void theProviderIsFoundWithAndWithoutItsName() {
    assertThat(Caching.getCachingProvider()).isInstanceOf(LarderCachingProvider.class);
    assertThat(Caching.getCachingProvider("io.larder.LarderCachingProvider"))
        .isInstanceOf(LarderCachingProvider.class);
  }

  @Test
  void theCodecsAreFoundByName() {
    assertThat(ServiceLoader.load(CodecFactory.class))
        .extracting(CodecFactory::name)
        .containsExactlyInAnyOrder("java", "larder");
  }
}
