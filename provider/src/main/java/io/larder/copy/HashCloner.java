package io.larder.copy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Copies hash tables, linked ones, too. With keys that are shared a clone will do; it keeps what
 * nobody can ask for, such as the order of a linked one. Keys that are copied get their places by a
 * hash of their own, in a table as large as deserialisation makes it for them; those of what is
 * copied are not asked, as their code may change them.
 */
@SuppressWarnings("unchecked") // of any type
final class HashCloner {
  private static final float LOAD_FACTOR = 0.75f;

  private HashCloner() {}

  static Object copySet(Object object, Copying copying) {
    HashSet<Object> source = (HashSet<Object>) object;
    return copying.areShared(source)
        ? source.clone()
        : copying.fill(source, new HashSet<>((int) (source.size() / LOAD_FACTOR)));
  }

  static Object copyLinkedSet(Object object, Copying copying) {
    LinkedHashSet<Object> source = (LinkedHashSet<Object>) object;
    return copying.areShared(source)
        ? source.clone()
        : copying.fill(source, new LinkedHashSet<>((int) (source.size() / LOAD_FACTOR)));
  }

  static Object copyMap(Object object, Copying copying) {
    HashMap<Object, Object> source = (HashMap<Object, Object>) object;
    if (copying.areShared(source.keySet())) {
      HashMap<Object, Object> copy = (HashMap<Object, Object>) source.clone();
      copying.made(source, copy);
      copying.replaceValues(copy);
      return copy;
    }
    HashMap<Object, Object> copy = new HashMap<>((int) (source.size() / LOAD_FACTOR + 1));
    copying.made(source, copy);
    for (Map.Entry<?, ?> entry : source.entrySet()) {
      copy.put(copying.copyPart(entry.getKey()), copying.copyPart(entry.getValue()));
    }
    return copy;
  }

  /** Which order it has, of entries put or of entries read, only a clone and a stream can tell. */
  static Object copyLinkedMap(Object object, Copying copying) {
    if (!copying.areShared(((LinkedHashMap<?, ?>) object).keySet())) {
      throw new UnfaithfulException();
    }
    return copyMap(object, copying);
  }
}
