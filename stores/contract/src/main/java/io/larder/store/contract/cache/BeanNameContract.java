package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.net.URI;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MBeans of a cache: there and readable whatever name it has, gone when it is closed. */
interface BeanNameContract extends CacheFixture {
  private LarderConfiguration<String, String> managed() {
    return strings().setStatisticsEnabled(true).setManagementEnabled(true);
  }

  private static void assertShownUntilClosed(Set<ObjectName> before, Cache<String, String> cache)
      throws JMException {
    Set<ObjectName> shown = Beans.newSince(before);
    assertThat(shown).hasSize(2).noneMatch(ObjectName::isPattern);
    cache.get("a");
    assertThat(Beans.read(shown, "CacheStatistics", "CacheMisses")).isEqualTo(1L);
    assertThat(Beans.read(shown, "CacheConfiguration", "KeyType")).isEqualTo("java.lang.String");
    cache.close();
    assertThat(Beans.newSince(before)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "star*",
        "*",
        "what?",
        "say \"when\"",
        "\"",
        "a,b",
        "a=b",
        "a:b",
        "two\nlines",
        " ",
        "",
        "  spaced  ",
        "back\\slash",
        "quo\\\"ted*",
        "größe",
        "a/b",
        "tab\t",
        "cr\rlf\n"
      })
  default void aCacheOfAnyNameHasItsBeans(String name) throws JMException {
    Set<ObjectName> before = Beans.all();

    assertShownUntilClosed(before, create(name, managed()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:plain",
        "urn:a?b=*&c,d",
        "http://host:80/*",
        "x:%22quoted%22",
        "a=b",
        "",
        "larder://*?"
      })
  default void aManagerOfAnyUriShowsBeans(String uri) throws JMException {
    Set<ObjectName> before = Beans.all();
    CacheManager manager = provider().getCacheManager(URI.create(uri), null);

    assertShownUntilClosed(before, manager.createCache(NAME, managed()));
  }

  @Test
  default void ordinaryNamesAreThoseOfTheStandard() throws JMException {
    Set<ObjectName> before = Beans.all();
    CacheManager manager = provider().getCacheManager(URI.create("urn:x,y=z"), null);
    manager.createCache("my cache: a", managed());

    assertThat(Beans.newSince(before))
        .containsExactlyInAnyOrder(
            new ObjectName(
                "javax.cache:type=CacheConfiguration,CacheManager=urn.x.y.z,Cache=my cache. a"),
            new ObjectName(
                "javax.cache:type=CacheStatistics,CacheManager=urn.x.y.z,Cache=my cache. a"));
  }

  @Test
  default void twoCachesOfOneBeanNameBothWorkAndLeaveNothing() throws JMException {
    Set<ObjectName> before = Beans.all();
    LarderCache<String, String> first = create("a:b", managed());
    LarderCache<String, String> second = create("a=b", managed());

    first.put("a", "1");
    second.get("a");
    assertThat(Beans.newSince(before)).hasSize(2);
    assertThat(Beans.read(Beans.newSince(before), "CacheStatistics", "CacheMisses")).isEqualTo(1L);
    first.close();
    second.close();

    assertThat(Beans.newSince(before)).isEmpty();
  }
}
