/**
 * A store in one file of SQLite, shared by threads and processes of one machine.
 *
 * <pre>
 *   SqliteStoreFactory ─▶ SqliteStore ─▶ SqliteSpace, PollSubscription
 *     Settings, Location                    │ what to do
 *                                           ▼
 *                                      Transactions ─▶ Commits, Housekeeping     on Entries, ChangeLog, Ledger
 *                                           │ each on the file that is at the path now
 *                                           ▼
 *                                      DatabaseFile ─▶ FileGuard, SetAside       gone: made again; damaged: set aside
 *                                           │ the open file
 *                                           ▼
 *                                      Database ─▶ SessionPool ─▶ Session        1 writer, 4 readers, 1 watcher
 * </pre>
 *
 * <p>Locks, from the left to the right: a session of a pool, or the swap lock; then the {@link
 * io.larder.store.sqlite.FileGuard}. Who holds the guard waits for no session. What is read and
 * written runs under a session alone.
 */
@NullMarked
package io.larder.store.sqlite;

import org.jspecify.annotations.NullMarked;
