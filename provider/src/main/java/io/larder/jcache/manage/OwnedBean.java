package io.larder.jcache.manage;

import javax.management.DynamicMBean;
import javax.management.MBeanRegistration;

/** An MBean that knows whether it is still the registered one. */
interface OwnedBean extends DynamicMBean, MBeanRegistration {
  boolean isRegistered();
}
