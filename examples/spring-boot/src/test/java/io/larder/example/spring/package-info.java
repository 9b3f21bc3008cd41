/** The shop over HTTP, its caches in memory and in SQLite. */
@NullMarked
package io.larder.example.spring;

import org.jspecify.annotations.NullMarked;
