package io.larder.engine;

/**
 * What a tier keeps for a new value.
 *
 * @param value as the copier made it
 * @param load what the entry adds to what is bounded
 */
record Kept(Object value, Load load) {}
