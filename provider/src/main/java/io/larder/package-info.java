/**
 * What an application touches.
 *
 * <pre>
 *   Caching.getCachingProvider() ──▶ LarderCachingProvider ──▶ CacheManager ──▶ Cache
 *                                                                 ▲               │ unwrap
 *   LarderConfiguration (or any CompleteConfiguration) ───────────┘               ▼
 *                                                                            LarderCache
 * </pre>
 *
 * {@link io.larder.LarderCachingProvider} is the one class here that looks inward.
 */
@NullMarked
package io.larder;

import org.jspecify.annotations.NullMarked;
