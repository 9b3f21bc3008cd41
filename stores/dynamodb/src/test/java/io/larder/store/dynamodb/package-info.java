/** Tests of what this store has beyond the contract: faults, limits, round trips, refusals. */
@NullMarked
package io.larder.store.dynamodb;

import org.jspecify.annotations.NullMarked;
