/**
 * Caches any other call: of an interface, of a function, blocking or returning a {@link
 * java.util.concurrent.CompletionStage}. Begin at {@link io.larder.sdk.call.Memoizer}; options are
 * at {@link io.larder.sdk.call.CallCache}.
 *
 * <pre>
 *   proxy ──▶ MethodCalls ─┐
 *                          ├─▶ CachedCall ──▶ KeyMaker   prefix and arguments: f.("a",1L)
 *   MemoizedFunction, … ───┘       │    ├───▶ Entries    the cache; a fault is a warning and a miss
 *                                  │    │
 *                        BlockingCall  StageCall
 *                                  │    │
 *                                  ▼    ▼
 *                     Flights: cache and key ──▶ Flight ──▶ Outcome
 *                     the first calls, in its own thread; all others wait for what it gets
 * </pre>
 *
 * What is remembered is in the cache. Beside it, only calls under way are known, as long as they
 * are: they are shared by all that is memoized over the same {@code Cache} object under the same
 * key. There is no thread here. While the application's function runs, no lock is held; {@link
 * io.larder.sdk.call.Flight} has one for its key, under which the result is put into the cache, so
 * that an eviction comes before that or after it.
 */
@NullMarked
package io.larder.sdk.call;

import org.jspecify.annotations.NullMarked;
