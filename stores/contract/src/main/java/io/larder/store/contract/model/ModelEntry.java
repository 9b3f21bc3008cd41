package io.larder.store.contract.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An entry in a processor, of which only the net effect counts [1].
 *
 * <p>A removal undoes a value that was set where there was nothing, as if neither had been; any
 * other removal is one that the writer has to hear of: of an entry that was there, of one that the
 * loader had (Example 3: "provided that the first getValue was non-null"), and of one that the
 * cache does not have (as {@code Cache.remove}).
 *
 * <p>[1] Javadoc of {@link javax.cache.processor.EntryProcessor}, 1.1.1
 */
final class ModelEntry implements Program.Slot {
  /** What is left to do when the processor has ended. */
  enum Effect {
    NOTHING,
    ACCESSED,
    LOADED,
    SET,
    REMOVED
  }

  private final @Nullable String before;
  private final Supplier<@Nullable String> loader;
  private Effect effect = Effect.NOTHING;
  private @Nullable String value;
  private boolean changed;
  private boolean setWhereNothingWas;
  private boolean removed;

  ModelEntry(@Nullable String before, Supplier<@Nullable String> loader) {
    this.before = before;
    this.loader = loader;
    this.value = before;
  }

  @Override
  public boolean exists() {
    return value != null;
  }

  @Override
  public @Nullable String get() {
    if (value == null && !changed) {
      value = loader.get();
      effect = value == null ? Effect.NOTHING : Effect.LOADED;
    } else if (effect == Effect.NOTHING && before != null) {
      effect = Effect.ACCESSED;
    }
    return value;
  }

  @Override
  public void set(String next) {
    setWhereNothingWas |= value == null;
    value = next;
    changed = true;
    effect = Effect.SET;
  }

  @Override
  public void remove() {
    removed |= !setWhereNothingWas;
    setWhereNothingWas = false;
    value = null;
    changed = true;
    effect = removed ? Effect.REMOVED : Effect.NOTHING;
  }

  /** Returns the net effect. */
  Effect effect() {
    return effect;
  }

  /** Returns the value in the end. */
  @Nullable String value() {
    return value;
  }
}
