/**
 * Tells how much of the heap an object takes with all that it holds, for bounds in bytes.
 *
 * <pre>
 *   SizeOf ──strings, byte[], {@link io.larder.size.Sized}──▶ at once
 *      │ everything else
 *      ▼
 *    Walk ──once per object──▶ Seen
 *      │ per class, kept: Plan = shallow size, Shape, fields to follow
 *      ├─ an application's own fields     by reflection, where its module lets us
 *      ├─ arrays, collections, maps       Elements, and Structure: what they take beside their elements
 *      ├─ value classes of the JDK        JdkValues, by public methods
 *      └─ what nobody owns alone          nothing: enums, classes, small boxes, Instant.EPOCH ...
 *
 *   Layout: headers, references, alignment of this VM ◀── VmOptions
 * </pre>
 *
 * Nothing here needs an agent, {@code Unsafe} or a flag of the JVM: the fields of the JDK's classes
 * cannot be read, but their sizes follow from their declarations, and what they hold from their
 * public methods.
 *
 * <p>The seam: {@link io.larder.size.SizeOf}, {@link io.larder.size.Sized}.
 */
@NullMarked
package io.larder.size;

import org.jspecify.annotations.NullMarked;
