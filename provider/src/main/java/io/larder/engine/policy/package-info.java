/**
 * Eviction policies, one class each: which entry leaves when there are too many.
 *
 * <pre>
 *   engine.Table ──admitted, removed ──────────▶ EvictionPolicy ◀── LruPolicy: accessed, in order
 *                ◀────────── victims ────────────       ▲
 *                                                       └── AdaptivePolicy: PolicyNode.used, a mark
 *
 *   AdaptivePolicy      new ──▶ probation ──used──▶ main ⟲ used, or on credit
 *                       back ─┘     │        ▲      │
 *                         ▲         ▼        │      ▼
 *                         └────── Ghosts ────┴── Ghosts        Lessons (Odds): what keeping paid
 * </pre>
 */
@NullMarked
package io.larder.engine.policy;

import org.jspecify.annotations.NullMarked;
