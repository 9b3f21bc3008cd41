/**
 * Caches of several processes on one store. Seam: {@link
 * io.larder.store.contract.process.ProcessContract}.
 *
 * <pre>
 *   YourStoreProcessContractTest ──extends──▶ ProcessContract ──is made of──▶ IncrementContract, ...
 *        │ uri()
 *        ▼                ┌── Peer ═ stdin, stdout ═▶ PeerMain: a JVM with four threads ──┐
 *   Opening ──▶ Peers ────┤      "8 100 1" ▶ Work ▶ "done;done;done;done"                ├──▶ the store
 *                         └── Peer ═══════════════▶ PeerMain                             ─┘
 *                                                      │ Desk: writer and loader
 *                Journal ◀═ socket ════════════════════┘
 *                  notes in the order of arrival; a Stop holds a process until it is killed or let go
 * </pre>
 *
 * Time is real here. Nobody sleeps: processes wait for a line, and tests for an answer.
 */
@NullMarked
package io.larder.store.contract.process;

import org.jspecify.annotations.NullMarked;
