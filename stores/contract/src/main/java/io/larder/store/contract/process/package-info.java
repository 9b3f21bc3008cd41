/**
 * Caches of several processes on one store. The processes are JVMs that the tests start, each with
 * a small main class of its own.
 */
@NullMarked
package io.larder.store.contract.process;

import org.jspecify.annotations.NullMarked;
