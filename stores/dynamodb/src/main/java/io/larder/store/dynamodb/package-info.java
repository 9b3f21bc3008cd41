/**
 * A store in a table of DynamoDB, shared by processes of any number of machines.
 *
 * <pre>
 *   DynamoDbStoreFactory ─▶ Settings                       what the URI says
 *            │
 *            ▼
 *      DynamoDbStore ─▶ Table, TimeToLive                  found, checked, or made
 *            │
 *            ▼
 *      DynamoDbSpace ─▶ Reads, Pages, Clearing             what a space does
 *            │          Commits, Changes                   a write, and the requests it is made of
 *            │          Condition, Update, Reclaim         what they say
 *            │          Address, Item                      where a record is, of what it is made
 *            │          Lanes                              requests side by side
 *            ▼
 *           Wire ─▶ Budget, Timers, Refusal, Trouble, Figures   what is asked again, and what failed
 *            │
 *            ▼
 *         Clients, Departure                               the SDK
 * </pre>
 *
 * No lock is held around I/O. A request that may change something is sent once; it is sent again
 * only when the service said that it did not do it.
 */
@NullMarked
package io.larder.store.dynamodb;

import org.jspecify.annotations.NullMarked;
