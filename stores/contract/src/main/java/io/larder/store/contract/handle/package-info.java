/**
 * A store as a test holds it, below all caches: {@code Handle} for its records, {@code Told} for
 * its feed.
 */
@NullMarked
package io.larder.store.contract.handle;

import org.jspecify.annotations.NullMarked;
