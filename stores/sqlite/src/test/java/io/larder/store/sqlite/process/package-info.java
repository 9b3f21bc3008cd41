/**
 * Caches of several processes on one file. The processes are JVMs that the tests start, each with a
 * small main class of its own.
 */
@NullMarked
package io.larder.store.sqlite.process;

import org.jspecify.annotations.NullMarked;
