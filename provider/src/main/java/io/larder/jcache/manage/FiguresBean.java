package io.larder.jcache.manage;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a cache's tier and of the store under it, an attribute each: those of {@link
 * io.larder.LarderCache#figures} but for what has to be counted first. Each look asks the store
 * once. Thread-safe.
 */
final class FiguresBean implements OwnedBean {
  private final Supplier<Map<String, Long>> figures;
  private volatile Map<String, Long> last = Map.of();
  private volatile boolean registered;

  FiguresBean(Supplier<Map<String, Long>> figures) {
    this.figures = figures;
  }

  private Map<String, Long> ask() {
    Map<String, Long> asked = new TreeMap<>(figures.get());
    last = asked;
    return asked;
  }

  /**
   * Names the figures; those last known where the store does not answer. While it is registered,
   * when a server only wants to know the class, no store is asked.
   */
  @Override
  public MBeanInfo getMBeanInfo() {
    Map<String, Long> known = last;
    if (registered) {
      try {
        known = ask();
      } catch (CacheException e) {
        // those last known; whoever reads one of them hears why
      }
    }
    MBeanAttributeInfo[] attributes =
        known.keySet().stream()
            .map(name -> new MBeanAttributeInfo(name, "long", name, true, false, false))
            .toArray(MBeanAttributeInfo[]::new);
    return new MBeanInfo(
        getClass().getName(), "figures of a cache and its store", attributes, null, null, null);
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException, MBeanException {
    Long figure;
    try {
      figure = ask().get(name);
    } catch (CacheException e) {
      throw new MBeanException(new IllegalStateException(e.getMessage()), "no figures now");
    }
    if (figure == null) {
      throw new AttributeNotFoundException(
          "no figure '%s'; known: %s".formatted(name, String.join(", ", last.keySet())));
    }
    return figure;
  }

  /**
   * Asks once for all; figures that are not there are left out, all of them when none can be had.
   */
  @Override
  public AttributeList getAttributes(String[] names) {
    AttributeList list = new AttributeList();
    Map<String, Long> asked;
    try {
      asked = ask();
    } catch (CacheException e) {
      return list; // as the interface has it: what has no value is missing
    }
    for (String name : names) {
      Long figure = asked.get(name);
      if (figure != null) {
        list.add(new Attribute(name, figure));
      }
    }
    return list;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException("figures are for reading: " + attribute.getName());
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(
      String action, Object @Nullable [] parameters, String @Nullable [] signature) {
    throw new UnsupportedOperationException("figures have no operations: " + action);
  }

  @Override
  public boolean isRegistered() {
    return registered;
  }

  @Override
  public ObjectName preRegister(MBeanServer server, ObjectName name) {
    return name;
  }

  @Override
  public void postRegister(Boolean done) {
    registered = done;
  }

  @Override
  public void preDeregister() {}

  @Override
  public void postDeregister() {
    registered = false;
  }
}
