/**
 * A store in Redis or Valkey, shared by processes of any number of machines.
 *
 * <pre>
 *   RedisStoreFactory, RedissStoreFactory ─▶ Settings, Address     what the URI says
 *            │
 *            ▼
 *        RedisStore ─▶ RedisSpace ─▶ Commits, Records              writes and records as bytes
 *                          │         Part                          which keys lie together
 *                          │         Scan, RedisSubscription, Entry, Sweeper, Figures
 *                          ▼
 *                   Wire, Exchange ─▶ Command, Script, Refusal, Trouble   one pipeline to each server
 *                          │
 *                          ▼
 *                       Servers                                     one, sentinels, a cluster
 * </pre>
 *
 * No lock is held around I/O but that of a subscription, which tells one poll at a time.
 */
@NullMarked
package io.larder.store.redis;

import org.jspecify.annotations.NullMarked;
