package io.larder.store.contract.tier;

import io.larder.LarderCache;

/**
 * The same cache in two applications.
 *
 * @param here in the application under test
 * @param there in another process
 */
record Twins<K, V>(LarderCache<K, V> here, LarderCache<K, V> there) {}
