package io.larder.store.contract.process;

import javax.cache.Cache;

/**
 * What one thread of a process has to work with.
 *
 * @param cache of the process
 * @param desk of the process
 * @param racer a number that no other thread of any process has, from 0
 */
record Seat(Cache<Integer, Long> cache, Desk desk, int racer) {}
