/** Tests of what this store has beyond the contract: faults, refusals, round trips, reclaiming. */
@NullMarked
package io.larder.store.memcached;

import org.jspecify.annotations.NullMarked;
