/**
 * The {@code javax.cache} surface and the one pipeline under it.
 *
 * <pre>
 *   Managers     by URI and class loader
 *      ▼
 *   LarderCacheManager ──▶ TieredCache  checks arguments, picks a decision
 *         │                    │
 *         │                    ▼
 *         │                Pipeline ──▶ Tier.step(key, decision)
 *         │                    ▲            │ Witness
 *         │                    └────────────┘ write through, statistics, events: once, here
 *         │
 *         ├──▶ TierFactory, Stores   heap, store or near, as the settings say
 *         └──▶ Workers               threads for loads, listeners, expiry; only when needed
 *
 *   .config  settings, checked and frozen       .event   listeners, in order per key
 *   .process entry processors                   .manage  statistics and MBeans
 * </pre>
 */
@NullMarked
package io.larder.jcache;

import org.jspecify.annotations.NullMarked;
