/**
 * Faults on purpose, around any store. Seam: {@link io.larder.store.contract.fault.FaultyStore} and
 * its {@link io.larder.store.contract.fault.Faults}.
 *
 * <pre>
 *   test ──▶ faults.onNextCommit(REPLY_LOST)
 *                  │ Script: one a Call
 *                  ▼
 *   tier ──▶ FaultyStore ──▶ FaultySpace ──── commit, get ... ───▶ the real store
 *                              │   ◀── Unknown, Rejected, StoreException ──┘
 *                              └─ FaultyListener ◀── changes, or silence and a gap
 * </pre>
 */
@NullMarked
package io.larder.store.contract.fault;

import org.jspecify.annotations.NullMarked;
