package io.larder.jcache.manage;

import javax.management.StandardMBean;

/** An MBean that knows whether it is still the registered one. */
final class OwnedBean<T> extends StandardMBean {
  private volatile boolean registered = true;

  OwnedBean(T subject, Class<T> type) {
    super(subject, type, true);
  }

  boolean isRegistered() {
    return registered;
  }

  @Override
  public void postDeregister() {
    super.postDeregister();
    registered = false;
  }
}
