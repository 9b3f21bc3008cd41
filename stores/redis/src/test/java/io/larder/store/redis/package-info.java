/** Tests of what this store has beyond the contract: faults, clusters, round trips, processes. */
@NullMarked
package io.larder.store.redis;

import org.jspecify.annotations.NullMarked;
