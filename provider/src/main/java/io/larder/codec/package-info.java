/**
 * Turns objects into bytes and back, and copies them.
 *
 * <pre>
 *   EnvelopeCodec   version, flags, codec id, fingerprint, checksum    what stands before each stored value
 *        │
 *        ▼
 *   CanonicalCodec "larder" ──scalars, enums, records, lists──▶ BytesOut, BytesIn
 *        │ everything else
 *        ▼
 *   JavaCodec      "java"   ──Java serialisation──▶ SerialOut, SerialIn ◀── SerialCopy ◀─┐
 *                                                        │                  GraphCopy  ◀─┤ Copiers
 *   AllowList ──an ObjectInputFilter, asked both ways────┘                  ShallowCopy ◀┤ by value
 *                                                                           Immutables  ◀┘
 *   GraphCopy ──object by object──▶ Copying, Tracking ──by class──▶ Cloners ──▶ FieldCloner, RecordCloner ...
 *       └─ SerialCopy in its place where one of them refuses
 * </pre>
 *
 * The seam: {@link io.larder.codec.AllowList} says which classes bytes may make, {@link
 * io.larder.codec.CanonicalCodec} writes keys, {@link io.larder.codec.LarderCodecFactory} and
 * {@link io.larder.codec.JavaCodecFactory} make codecs of values, {@link
 * io.larder.codec.EnvelopeCodec} wraps them, {@link io.larder.codec.Copiers} serve caches on the
 * heap; what these keep tells its size to {@link io.larder.size.SizeOf}. A copy by fields is what
 * Java serialisation would have made, or is left to it. Bytes are never trusted: all that is wrong
 * with them is an {@link io.larder.spi.UnreadableException}, and no length in them is believed
 * before it is held against the bytes that are there.
 */
@NullMarked
package io.larder.codec;

import org.jspecify.annotations.NullMarked;
