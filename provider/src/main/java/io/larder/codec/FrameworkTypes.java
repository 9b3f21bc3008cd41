package io.larder.codec;

import java.util.Set;

/**
 * The classes of frameworks that are plain data and that these put into caches, by name: the keys,
 * entries and locks of Hibernate 6 and 7, and the two constants that stand for what an entity has
 * not got; the keys of Spring, and what it has for null. Nothing else of them: some of their
 * classes call methods by name when they are read, which is how objects in a store become programs.
 */
final class FrameworkTypes {
  private static final Set<String> NAMES =
      Set.of(
          "org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer$1",
          "org.hibernate.cache.internal.BasicCacheKeyImplementation",
          "org.hibernate.cache.internal.CacheKeyImplementation",
          "org.hibernate.cache.internal.NaturalIdCacheKey",
          "org.hibernate.cache.internal.QueryResultsCacheImpl$CacheItem",
          "org.hibernate.cache.spi.QueryKey",
          "org.hibernate.cache.spi.entry.CollectionCacheEntry",
          "org.hibernate.cache.spi.entry.StandardCacheEntryImpl",
          "org.hibernate.cache.spi.support.AbstractReadWriteAccess$Item",
          "org.hibernate.cache.spi.support.AbstractReadWriteAccess$SoftLockImpl",
          "org.hibernate.property.access.internal.PropertyAccessStrategyBackRefImpl$1",
          "org.hibernate.query.internal.QueryParameterBindingsImpl$ParameterBindingsMementoImpl",
          "org.springframework.cache.interceptor.SimpleKey",
          "org.springframework.cache.support.NullValue");

  private FrameworkTypes() {}

  static boolean contain(Class<?> type) {
    return NAMES.contains(type.getName());
  }
}
