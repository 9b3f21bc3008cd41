/** Tests of what this store has beyond the contract: faults, feeds, round trips, processes. */
@NullMarked
package io.larder.store.mongodb;

import org.jspecify.annotations.NullMarked;
