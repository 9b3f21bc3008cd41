/** Tests with several processes, each with a cache of its own on one server. */
@NullMarked
package io.larder.store.redis.process;

import org.jspecify.annotations.NullMarked;
