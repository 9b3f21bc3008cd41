/**
 * What tests of a store with a server are made of: {@code ServerProcess}, a server of their own to
 * kill and to start again, and {@code Proxy}, a wire to it that counts and breaks.
 */
@NullMarked
package io.larder.store.contract.server;

import org.jspecify.annotations.NullMarked;
