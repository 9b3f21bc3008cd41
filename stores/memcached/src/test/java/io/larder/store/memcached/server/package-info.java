/**
 * Servers to test against. {@code MemcachedTestServer} is the one that all tests of a JVM share;
 * {@code MemcachedProcess} starts others, to be stopped, restarted and broken.
 */
@NullMarked
package io.larder.store.memcached.server;

import org.jspecify.annotations.NullMarked;
