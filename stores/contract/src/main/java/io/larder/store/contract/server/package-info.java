/**
 * What tests of a store with a server are made of, and what such a store owes over a wire.
 *
 * <pre>
 *   WireContract, RoundTripContract, FeedWireContract ──extend──▶ WireFixture
 *       faults       trips             a polled feed                 │ new for each test
 *   TlsContract                                                      ▼
 *                              store ──▶ Proxy, which counts and breaks ──▶ Server
 *                                                                             ▲ is made of
 *                                                                        ServerProcess
 * </pre>
 */
@NullMarked
package io.larder.store.contract.server;

import org.jspecify.annotations.NullMarked;
