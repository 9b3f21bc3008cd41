package io.larder.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * An entry's place in the order that a policy keeps. Guarded by the lock that guards the policy.
 */
public abstract class PolicyNode {
  @Nullable PolicyNode worse;
  @Nullable PolicyNode better;
}
