/**
 * Caches calls of AWS SDK for Java v2 clients, in any JCache.
 *
 * <pre>
 *   AwsCaching ─▶ AwsCachingConfiguration, CacheFiles   a scope, what holds in it, where it keeps
 *       │ sync(builder), async(builder)
 *       ▼
 *     Hook ─▶ Judge ─▶ Operations, DenyList, Streams    what the next request is: a Verdict
 *       │ Call, by way of a thread local
 *       ▼
 *   SyncClient ─▶ SyncRead, SyncMutation, Flights       the HTTP client that answers or sends,
 *   AsyncClient ─▶ AsyncReads, AsyncFlight, AsyncMutation   around one of HttpServices
 *       │
 *       ▼
 *     Desk ─▶ Keys, CanonicalJson, Identity             under which key
 *       │     Retention, ErrorName                      whether and for how long it is kept
 *       ▼     Counters, Faults                          what is seen of it
 *   CacheLedger ─▶ StoredAnswer, Generations            what lies in the two caches
 * </pre>
 *
 * No lock is held around I/O or somebody else's code, and there is no thread: a cache is asked by
 * the thread that calls, and written by the one that brings the answer.
 */
@NullMarked
package io.larder.sdk.aws;

import org.jspecify.annotations.NullMarked;
