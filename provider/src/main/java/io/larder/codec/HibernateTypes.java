package io.larder.codec;

import java.util.Set;

/**
 * The classes of Hibernate's second-level and query cache that are plain data, by their names in
 * ORM 6 and 7: its keys, its entries, its locks, and the two constants that stand for what an
 * entity has not got. Nothing else of Hibernate: some of its classes call methods by name when they
 * are read, which is how objects in a store become programs.
 */
final class HibernateTypes {
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
          "org.hibernate.query.internal.QueryParameterBindingsImpl$ParameterBindingsMementoImpl");

  private HibernateTypes() {}

  static boolean contain(Class<?> type) {
    return NAMES.contains(type.getName());
  }
}
