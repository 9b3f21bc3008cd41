package io.larder.jcache.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresBeanTest {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final AtomicInteger asked = new AtomicInteger();
  private Supplier<Map<String, Long>> figures = () -> Map.of("b", 2L, "a", 1L);
  private final FiguresBean bean =
      new FiguresBean(
          () -> {
            asked.incrementAndGet();
            return figures.get();
          });

  @BeforeEach
  void register() throws JMException {
    server.registerMBean(bean, new ObjectName("io.larder:type=CacheFigures"));
  }

  @Test
  void registeringItAsksNoStore() {
    assertThat(asked).hasValue(0);
    assertThat(names()).hasSize(2);
    assertThat(asked).hasValue(1);
  }

  private List<String> names() {
    return Arrays.stream(bean.getMBeanInfo().getAttributes())
        .map(MBeanFeatureInfo::getName)
        .toList();
  }

  @Test
  void eachFigureIsAnAttribute() throws Exception {
    assertThat(names()).containsExactly("a", "b");
    assertThat(bean.getAttribute("b")).isEqualTo(2L);
    assertThat(bean.getAttributes(new String[] {"a", "none", "b"}).asList())
        .containsExactly(new Attribute("a", 1L), new Attribute("b", 2L));
  }

  @Test
  void anUnknownFigureIsRefusedAndTheKnownOnesAreNamed() {
    assertThatThrownBy(() -> bean.getAttribute("c"))
        .isInstanceOf(AttributeNotFoundException.class)
        .hasMessage("no figure 'c'; known: a, b");
  }

  @Test
  void whereTheStoreIsDownTheNamesStayAndWhoeverReadsHearsWhy() {
    assertThat(names()).hasSize(2);
    figures =
        () -> {
          throw new CacheException("cache 'users' on redis://h: figures failed: no answer");
        };

    assertThat(names()).containsExactly("a", "b");
    assertThat(bean.getAttributes(new String[] {"a"})).isEmpty();
    assertThatThrownBy(() -> bean.getAttribute("a"))
        .isInstanceOf(MBeanException.class)
        .rootCause()
        .hasMessageContaining("'users'")
        .hasMessageContaining("no answer");
  }
}
