package io.larder.codec;

import java.io.ObjectInputFilter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The classes that may be made from bytes: plain data of the JDK and of {@link FrameworkTypes}, the
 * declared types with all that is statically reachable from them, and what patterns add. Everything
 * else is rejected. Immutable.
 *
 * <p>A list keeps code out, not work: nested sets of sets in few bytes can still take long to hash.
 */
public final class AllowList implements ObjectInputFilter {
  /** How deep objects may be nested: about half of what a stack of one megabyte holds. */
  public static final int MAX_DEPTH = 250;

  /** How many objects and references one value may have. */
  public static final long MAX_REFERENCES = 50_000_000;

  /** How many elements one array or collection may have. */
  public static final int MAX_ARRAY_LENGTH = 1 << 28;

  private final Set<Class<?>> reachable;
  private final List<ClassPattern> patterns;

  private AllowList(Set<Class<?>> reachable, List<ClassPattern> patterns) {
    this.reachable = reachable;
    this.patterns = patterns;
  }

  /**
   * Returns the list for a cache.
   *
   * @param declared the types of its keys and values; {@code Object} and interfaces allow nothing
   * @param patterns each a class name as {@link Class#getName} has it, {@code package.*} for the
   *     classes of a package, or {@code package.**} for those of the packages below it too
   * @throws IllegalArgumentException when a pattern is none of these, saying what is wrong
   */
  public static AllowList of(Collection<Class<?>> declared, Collection<String> patterns) {
    List<ClassPattern> parsed = new ArrayList<>(patterns.size());
    for (String pattern : patterns) {
      parsed.add(ClassPattern.parse(pattern));
    }
    return new AllowList(ReachableTypes.from(declared), List.copyOf(parsed));
  }

  /**
   * Tells whether objects of this very class may be made; of an array, whether its elements may.
   */
  public boolean allows(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    boolean onlyHoldsOthers = type.isArray() && element.isInterface();
    return onlyHoldsOthers || element.isPrimitive() || allowsElement(element);
  }

  private boolean allowsElement(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      return allowsAll(type.getInterfaces());
    }
    return JdkTypes.contain(type)
        || reachable.contains(enumOf(type))
        || FrameworkTypes.contain(type)
        || matches(type);
  }

  private boolean allowsAll(Class<?>[] types) {
    for (Class<?> type : types) {
      if (!allowsElement(type)) {
        return false;
      }
    }
    return true;
  }

  /** A constant with a body has a class of its own, which is allowed with its enum. */
  private static Class<?> enumOf(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    return parent != null && parent.isEnum() ? parent : type;
  }

  private boolean matches(Class<?> type) {
    for (ClassPattern pattern : patterns) {
      if (pattern.matches(type)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.depth() > MAX_DEPTH
        || info.references() > MAX_REFERENCES
        || info.arrayLength() > MAX_ARRAY_LENGTH) {
      return Status.REJECTED;
    }
    Class<?> type = info.serialClass();
    if (type == null) {
      return Status.UNDECIDED;
    }
    return allows(type) ? Status.ALLOWED : Status.REJECTED;
  }
}
