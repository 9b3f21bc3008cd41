/**
 * Servers to test against. {@code RedisTestServer} is the one that all tests of a JVM share; {@code
 * RedisProcess} starts others, to be stopped, restarted and broken.
 */
@NullMarked
package io.larder.store.redis.server;

import org.jspecify.annotations.NullMarked;
