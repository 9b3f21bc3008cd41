/**
 * A store in one or several Memcached servers.
 *
 * <pre>
 *   MemcachedStoreFactory, MemcachedsStoreFactory ─▶ Settings               what the URI says
 *            │
 *            ▼
 *      MemcachedStore ─▶ MemcachedSpace ─▶ Reads, Commit ─▶ Change          what is read and written
 *                              │           Part, Names, Records, Expiry     where it lies and how it looks
 *                              │           Seen                             what is known of it
 *                              │           Scan ─▶ IndexScan, Index, Bucket keys, written down beside the records
 *                              │              └──▶ DumpScan, Listing, Dump  keys, as the servers tell them
 *                              │           Crawler, ServerVersion, Figures  what servers can and did
 *                              ▼
 *                          Exchange ─▶ Ask, Answer, Trouble                 commands and what came of them
 *                              │
 *                              ▼
 *                            Wire ─▶ Ring, Server ─▶ Line                   one connection to each server
 *                                                     Terms, Protocol, TextCommand, ClientLog   the client and its languages
 *                            Dial                                           connections beside it
 * </pre>
 *
 * The lock of {@code Server} is held while a connection is made, by whoever needs it first; all
 * others are held for a moment.
 */
@NullMarked
package io.larder.store.memcached;

import org.jspecify.annotations.NullMarked;
