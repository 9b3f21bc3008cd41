/** Tests of what this store has beyond the contract: bounds, damage, several processes. */
@NullMarked
package io.larder.store.sqlite;

import org.jspecify.annotations.NullMarked;
