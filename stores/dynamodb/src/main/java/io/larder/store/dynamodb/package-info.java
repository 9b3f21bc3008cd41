/**
 * A store in a table of DynamoDB, shared by processes of any number of machines.
 *
 * <pre>
 *   DynamoDbStoreFactory ─▶ Settings                       what the URI says
 *            │
 *            ▼
 *      DynamoDbStore ─▶ Table                              found, checked, or made
 *            │
 *            ▼
 *      DynamoDbSpace ─▶ Reads, Commits, Pages, Clearing    what a space does
 *                            │   Address, Item             where a record is, and of what it is made
 *                            │   Lanes                     requests side by side
 *                            ▼
 *                          Wire ─▶ Budget, Departure, Refusal, Trouble, Figures
 * </pre>
 *
 * No lock is held around I/O. A request that may change something is sent once; it is sent again
 * only when the service said that it did not do it.
 */
@NullMarked
package io.larder.store.dynamodb;

import org.jspecify.annotations.NullMarked;
