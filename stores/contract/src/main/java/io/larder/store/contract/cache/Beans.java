package io.larder.store.contract.cache;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The MBeans of caches in the platform's server. */
final class Beans {
  private Beans() {}

  static Set<ObjectName> all() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return new TreeSet<>(server.queryNames(new ObjectName("javax.cache:*"), null));
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
