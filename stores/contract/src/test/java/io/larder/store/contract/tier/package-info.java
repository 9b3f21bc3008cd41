/** The contract of caches on stores, for the stores in memory. */
@NullMarked
package io.larder.store.contract.tier;

import org.jspecify.annotations.NullMarked;
