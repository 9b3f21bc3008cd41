/**
 * Eviction policies, one class each: which entry leaves when there are too many.
 *
 * <pre>
 *   engine.Table ──admitted, accessed, removed──▶ EvictionPolicy ◀── LruPolicy
 *                ◀──────── victims ─────────────
 * </pre>
 */
@NullMarked
package io.larder.engine.policy;

import org.jspecify.annotations.NullMarked;
