package io.larder.store.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a cache first was not as its model.
 *
 * @param index of the operation
 * @param text what differed
 * @param thrown by the cache, null when nothing was
 */
record Mismatch(int index, String text, @Nullable Throwable thrown) {}
