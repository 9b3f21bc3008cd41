/**
 * A store in one file of SQLite, shared by threads and processes of one machine.
 *
 * <pre>
 *   SqliteStoreFactory ─▶ SqliteStore ─▶ SqliteSpace, PollSubscription
 *                                 │  Reader                       what is Packed in one column
 *                                 │  CommitQueue ─▶ Overwrite     one statement, where that is enough
 *                                 │              ─▶ Commits       one transaction for many threads
 *                                 ▼
 *                            Transactions ─▶ Housekeeping         on Entries, ChangeLog, Ledger
 *                                 │  for the file that is at the path now
 *                                 ▼
 *                            DatabaseFile ─▶ SetAside             gone: made again; damaged: moved
 *                                 │  the open file
 *                                 ▼
 *                            Database ─▶ SessionPool ─▶ Session   a writer, readers, a watcher
 *                                                          └─▶ Prepared, each a statement
 *
 *   the queue's lock ─▶ a session, or the swap lock ─▶ FileGuard ─▶ nothing
 *     many commits        SQL              replacing       opening, closing, moving
 * </pre>
 *
 * Never take a lock to the left of one you hold: who has the guard waits for no session.
 */
@NullMarked
package io.larder.store.sqlite;

import org.jspecify.annotations.NullMarked;
