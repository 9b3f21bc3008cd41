package io.larder.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies what {@code List.of}, {@code Set.of} and {@code Map.of} have made; what holds nothing that
 * is copied is shared.
 */
final class ImmutableCloner {
  private ImmutableCloner() {}

  static Object copyList(Object object, Copying copying) {
    List<?> source = (List<?>) object;
    @Nullable Object[] copies = copiesOf(source, copying);
    if (isSame(source, copies)) {
      return source;
    }
    return forbidsNull(source, copies) ? List.of(copies) : Arrays.stream(copies).toList();
  }

  /** Those of {@code Stream.toList()} may have null, and be asked for it. */
  private static boolean forbidsNull(List<?> source, @Nullable Object[] copies) {
    return Arrays.stream(copies).allMatch(Objects::nonNull) && List.copyOf(source) == source;
  }

  static Object copySet(Object object, Copying copying) {
    Set<?> source = (Set<?>) object;
    @Nullable Object[] copies = copiesOf(source, copying);
    return isSame(source, copies) ? source : Set.of(copies);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  static Object copyMap(Object object, Copying copying) {
    Map<?, ?> source = (Map<?, ?>) object;
    List<Map.Entry<Object, Object>> copies = new ArrayList<>(source.size());
    boolean changed = false;
    for (Map.Entry<?, ?> entry : source.entrySet()) {
      Object key = copying.copy(entry.getKey());
      Object value = copying.copy(entry.getValue());
      changed |= key != entry.getKey() || value != entry.getValue();
      copies.add(Map.entry(key, value));
    }
    return changed ? Map.ofEntries(copies.toArray(Map.Entry[]::new)) : source;
  }

  private static @Nullable Object[] copiesOf(Collection<?> source, Copying copying) {
    @Nullable Object[] copies = source.toArray();
    for (int i = 0; i < copies.length; i++) {
      copies[i] = copying.copyPart(copies[i]);
    }
    return copies;
  }

  private static boolean isSame(Collection<?> source, @Nullable Object[] copies) {
    int i = 0;
    for (Object element : source) {
      if (element != copies[i++]) {
        return false;
      }
    }
    return true;
  }
}
