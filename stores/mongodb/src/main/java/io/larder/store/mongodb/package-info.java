/**
 * A store in MongoDB, shared by processes of any number of machines.
 *
 * <pre>
 *   MongodbStoreFactory, MongodbSrvStoreFactory ─▶ Settings, Location, DriverOptions, Names
 *            │                                                     what the URI says
 *            ▼
 *       MongodbStore ─▶ MongodbSpace ─▶ Commits ─▶ Models, Answer  writes as the driver's, sent once
 *                            │          Scan, Figures
 *                            │          MongodbSubscription ─▶ Stream, Event, Marker, News
 *                            ▼
 *                          Place ─▶ Records, Row                     a collection, and documents in it
 *                            │
 *                            ▼
 *                          Link ─▶ Traffic, ServerClock, Trouble, DriverLog    the driver's client
 * </pre>
 *
 * No lock is held around I/O but that of a subscription, which tells one poll at a time.
 */
@NullMarked
package io.larder.store.mongodb;

import org.jspecify.annotations.NullMarked;
