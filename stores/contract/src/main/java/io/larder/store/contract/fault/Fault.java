package io.larder.store.contract.fault;

/** What goes wrong with one call. */
public enum Fault {
  /** Nothing: the call goes through. Lets some calls pass before another fault. */
  NONE,

  /** The store cannot be asked: nothing is applied, and the caller gets a store exception. */
  UNREACHABLE,

  /**
   * The request is lost on its way: nothing is applied, and the caller cannot know. A commit
   * answers unknown, any other call a store exception.
   */
  REQUEST_LOST,

  /**
   * The reply is lost on its way: all is applied, and the caller cannot know. A commit answers
   * unknown, any other call a store exception.
   */
  REPLY_LOST,

  /**
   * The request is late: the commit answers unknown at once and reaches the store when {@link
   * Faults#deliver} lets it. For commits only.
   */
  REQUEST_DELAYED,

  /** The store refuses the size of what it is given: nothing is applied. For commits only. */
  REJECTED;

  boolean isForCommitsOnly() {
    return this == REQUEST_DELAYED || this == REJECTED;
  }
}
