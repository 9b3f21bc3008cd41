/**
 * Listeners: events in the order of each key, told under no lock.
 *
 * <pre>
 *   step commits, key locked ──▶ Events.committed ──▶ Ticket = a Delivery at the end of its key's queue
 *   key free                 ──▶ Ticket.redeem    ──▶ DeliveryQueues: one thread at a time drains a key's
 *                                                     queue; the others wait for their own delivery
 *                                                        │
 *                                  Registration ◀────────┘ synchronous: here, asynchronous: by a Lane
 * </pre>
 *
 * A thread never waits for another one's deliveries while it holds a key or tells a listener: what
 * it changes then is told by whoever drains, or by itself once its own operation is over ({@link
 * io.larder.jcache.event.Nesting}).
 */
@NullMarked
package io.larder.jcache.event;

import org.jspecify.annotations.NullMarked;
