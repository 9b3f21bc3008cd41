/**
 * Caches calls of AWS SDK for Java v2 clients, in any JCache.
 *
 * <pre>
 *   AwsCaching ─▶ AwsCachingConfiguration        a scope, and what holds in it
 *       │ sync(builder), async(builder)
 *       ▼
 *     Hook ─▶ Judge ─▶ Operations, Streams       what the next request is: a {@link Verdict}
 *       │ Call, by way of a thread local
 *       ▼
 *   SyncClient ─▶ SyncRead, SyncMutation         the HTTP client that answers or sends
 *   AsyncClient ─▶ AsyncFlight, AsyncMutation
 *       │
 *       ▼
 *     Desk ─▶ Keys, CanonicalJson, Identity      under which key
 *       │     Retention, ErrorName               whether and for how long an answer is kept
 *       ▼     Counters, Faults                   what is seen of it
 *   CacheLedger ─▶ Answer, Generation            what lies in the two caches
 * </pre>
 *
 * No lock is held around I/O or somebody else's code, and there is no thread: a cache is asked by
 * the thread that calls, and written by the one that brings the answer.
 */
@NullMarked
package io.larder.sdk.aws;

import org.jspecify.annotations.NullMarked;
