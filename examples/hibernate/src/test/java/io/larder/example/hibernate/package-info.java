/** Hibernate on Larder: in memory, on SQLite and on Redis, in one process and in two. */
@NullMarked
package io.larder.example.hibernate;

import org.jspecify.annotations.NullMarked;
