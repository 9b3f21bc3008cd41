/**
 * What a plug-in implements: stores and codecs. The only package whose types are a promise to those
 * who extend Larder.
 *
 * <pre>
 *   StoreFactory ──opens──▶ Store ──one per namespace──▶ Space
 *                                                         │ get      ▶ Stored (bytes, version, deadline, token, lease)
 *                                                         │ commit   ◀ Write  (key, Expected, Next, Token)  ▶ Result
 *                                                         │ scan     ▶ Page
 *                                                         │ changes  ▶ ChangeListener
 *   CodecFactory ──creates──▶ Codec: objects to bytes
 * </pre>
 *
 * A store sees bytes and versions. It knows no objects, no codecs and no caches, and it never
 * judges expiry: the tier above it does. Its threads are {@link io.larder.spi.DaemonThread}s.
 * Nothing here depends on another package of Larder.
 */
@NullMarked
package io.larder.spi;

import org.jspecify.annotations.NullMarked;
