package io.larder.store.memcached;

/**
 * What a server has under a name.
 *
 * @param flags the mark of who wrote it
 * @param cas the server's number of this state, to change it only if it is still the same
 * @param bytes the value
 */
record Item(int flags, long cas, byte[] bytes) {}
