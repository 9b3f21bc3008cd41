/**
 * Servers to test against. {@code MongodbTestServer} is the one that all tests of a JVM share;
 * {@code MongodbProcess} starts others, to be killed and restarted: a real {@code mongod} where the
 * path has one, else one in Java that speaks its protocol.
 */
@NullMarked
package io.larder.store.mongodb.server;

import org.jspecify.annotations.NullMarked;
