package io.larder.jcache.manage;

import javax.management.StandardMBean;

/** A bean of JSR-107, as its interface has it. */
final class StandardBean<T> extends StandardMBean implements OwnedBean {
  private volatile boolean registered;

  StandardBean(T subject, Class<T> type) {
    super(subject, type, true);
  }

  @Override
  public boolean isRegistered() {
    return registered;
  }

  @Override
  public void postRegister(Boolean done) {
    super.postRegister(done);
    registered = done;
  }

  @Override
  public void postDeregister() {
    super.postDeregister();
    registered = false;
  }
}
