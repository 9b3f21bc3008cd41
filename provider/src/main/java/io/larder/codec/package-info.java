/**
 * Turns objects into bytes and back.
 *
 * <pre>
 *   EnvelopeCodec   version, flags, codec id, fingerprint, checksum    what stands before each stored value
 *        │
 *        ▼
 *   CanonicalCodec "larder" ──scalars, enums, records, lists──▶ BytesOut, BytesIn
 *        │ everything else
 *        ▼
 *   JavaCodec      "java"   ──Java serialisation──▶ SerialOut, SerialIn ◀── SerialForm
 *                                                        │                  within one JVM
 *   AllowList ──an ObjectInputFilter, asked both ways────┘
 * </pre>
 *
 * The seam: {@link io.larder.codec.AllowList} says which classes bytes may make, {@link
 * io.larder.codec.CanonicalCodec} writes keys, {@link io.larder.codec.LarderCodecFactory} and
 * {@link io.larder.codec.JavaCodecFactory} make codecs of values, {@link
 * io.larder.codec.EnvelopeCodec} wraps them. For copies on the heap, {@link
 * io.larder.codec.SerialForm} is an object as its bytes, and {@link io.larder.codec.JdkTypes} and
 * {@link io.larder.codec.RecordForm} know classes. Bytes are never trusted: all that is wrong with
 * them is an {@link io.larder.spi.UnreadableException}, and no length in them is believed before it
 * is held against the bytes that are there.
 */
@NullMarked
package io.larder.codec;

import org.jspecify.annotations.NullMarked;
