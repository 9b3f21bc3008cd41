/** What Larder costs beside other providers, measured. */
@NullMarked
package io.larder.benchmark;

import org.jspecify.annotations.NullMarked;
