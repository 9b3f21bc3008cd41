package io.larder.store.contract.cache;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The MBeans of caches in the platform's server. */
final class Beans {
  private Beans() {}

  static Set<ObjectName> all() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return new TreeSet<>(server.queryNames(new ObjectName("javax.cache:*"), null));
  }

  /** Returns the beans that show the figures of tiers and stores. */
  static Set<ObjectName> figures() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return new TreeSet<>(server.queryNames(new ObjectName("io.larder:*"), null));
  }

  /** Returns the names of what a bean shows. */
  static Set<String> attributes(ObjectName bean) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return Arrays.stream(server.getMBeanInfo(bean).getAttributes())
        .map(MBeanFeatureInfo::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<ObjectName> newSince(Set<ObjectName> before) throws JMException {
    Set<ObjectName> now = all();
    now.removeAll(before);
    return now;
  }

  static Object read(Set<ObjectName> beans, String type, String attribute) throws JMException {
    for (ObjectName name : beans) {
      if (name.getKeyProperty("type").equals(type)) {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
      }
    }
    throw new AssertionError("no " + type + " among " + beans);
  }
}
