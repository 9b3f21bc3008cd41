package io.larder.tier;

import io.larder.engine.Live;
import io.larder.spi.Stored;
import org.jspecify.annotations.Nullable;

/**
 * What a record is worth at a moment: at most one of {@code live} and {@code expired} is there.
 *
 * @param stored the record, null when there is none
 * @param live its entry, null when it is expired, unreadable or a mere hold
 * @param expired its entry when that has expired
 */
record Seen<V>(@Nullable Stored stored, @Nullable Live<V> live, @Nullable Live<V> expired) {}
