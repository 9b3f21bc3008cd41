/**
 * Servers to test against. {@code DynamoDbTestServer} is the one that all tests of a JVM share;
 * {@code DynamoDbProcess} starts others, to be stopped, restarted and broken.
 */
@NullMarked
package io.larder.store.dynamodb.server;

import org.jspecify.annotations.NullMarked;
