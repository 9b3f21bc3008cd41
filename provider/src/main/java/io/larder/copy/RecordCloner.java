package io.larder.copy;

import io.larder.codec.RecordForm;
import io.larder.spi.UnreadableException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies records, by their canonical constructor; one of immutable components is shared. */
final class RecordCloner implements Cloner {
  private final RecordForm form;

  private RecordCloner(RecordForm form) {
    this.form = form;
  }

  static Cloner of(Class<?> type, Cloners cloners) {
    if (!RecordForm.isOpen(type)) {
      return REFUSED;
    }
    RecordForm form = RecordForm.of(type);
    boolean holdsValues = true;
    for (int i = 0; i < form.size(); i++) {
      holdsValues &= cloners.holdsValues(form.typeOf(i));
    }
    return holdsValues ? SHARED : new RecordCloner(form);
  }

  @Override
  public Object copy(Object source, Copying copying) {
    @Nullable Object[] copies = new @Nullable Object[form.size()];
    boolean changed = false;
    for (int i = 0; i < copies.length; i++) {
      Object component = form.get(source, i);
      copies[i] = copying.copyPart(component);
      changed |= copies[i] != component;
    }
    return changed ? make(copies) : source;
  }

  /** A constructor that changes what it is given would do so once more for each copy of a copy. */
  private Object make(@Nullable Object[] components) {
    Object copy;
    try {
      copy = form.make(components);
    } catch (UnreadableException e) {
      throw new UnfaithfulException(e);
    }
    for (int i = 0; i < components.length; i++) {
      Object made = form.get(copy, i);
      boolean isPrimitive = form.typeOf(i).isPrimitive();
      boolean same = isPrimitive ? Objects.equals(made, components[i]) : made == components[i];
      if (!same) {
        throw new UnfaithfulException();
      }
    }
    return copy;
  }
}
