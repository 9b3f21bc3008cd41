/** Beside the TCK: tells what its totals do not. */
@NullMarked
package io.larder.tck;

import org.jspecify.annotations.NullMarked;
