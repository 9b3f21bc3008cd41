/**
 * Copies objects, for caches on the heap that store by value.
 *
 * <pre>
 *   Copiers ──by reference──▶ ByReference
 *      │ by value
 *      ▼
 *   ByValue ──▶ Immutables    shared
 *           ──▶ ShallowCopy   arrays and collections of what is immutable
 *           ──▶ GraphCopy ──object by object──▶ Copying, Tracking ──by class──▶ Cloners
 *           │      │ where one of them refuses                                 FieldCloner, RecordCloner ...
 *           ▼      ▼
 *          SerialCopy         Java serialisation, read again each time
 * </pre>
 *
 * The seam: {@link io.larder.copy.Copiers}. A copy by fields is what Java serialisation would have
 * made, or is left to it. What is kept tells its size to {@link io.larder.size.SizeOf}.
 */
@NullMarked
package io.larder.copy;

import org.jspecify.annotations.NullMarked;
