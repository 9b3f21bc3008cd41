package io.larder.store.contract.model;

import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.jspecify.annotations.Nullable;

/** Runs the {@link Program} that is its argument. */
final class Processor implements EntryProcessor<Name, Note, @Nullable String> {
  private final Lent lent;

  Processor(Lent lent) {
    this.lent = lent;
  }

  @Override
  public @Nullable String process(MutableEntry<Name, Note> entry, Object... arguments) {
    return ((Program) arguments[0]).run(new Slot(entry));
  }

  /** The entry as a program has it. */
  private final class Slot implements Program.Slot {
    private final MutableEntry<Name, Note> entry;

    private Slot(MutableEntry<Name, Note> entry) {
      this.entry = entry;
    }

    @Override
    public boolean exists() {
      return entry.exists();
    }

    @Override
    public @Nullable String get() {
      return lent.text(entry.getValue());
    }

    @Override
    public void set(String value) {
      entry.setValue(lent.note(value));
    }

    @Override
    public void remove() {
      entry.remove();
    }
  }
}
