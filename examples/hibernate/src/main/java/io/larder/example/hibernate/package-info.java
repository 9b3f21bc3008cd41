/**
 * Hibernate with a second-level and a query cache that are Larder's, by properties alone.
 *
 * <pre>
 *   Example ──▶ Library ──▶ SessionFactory ──hibernate.javax.cache.*──▶ Larder ──▶ larder-*.properties
 *      │           │
 *      │           ├──▶ Book     READ_WRITE, natural id, collection
 *      │           ├──▶ Shelf    READ_WRITE without a version
 *      │           └──▶ Review   NONSTRICT_READ_WRITE
 *      ▼
 *   RegionFigures   what Hibernate counts, and what the MXBeans do
 * </pre>
 *
 * {@link io.larder.example.hibernate.Library} is the file to read first.
 */
@NullMarked
package io.larder.example.hibernate;

import org.jspecify.annotations.NullMarked;
