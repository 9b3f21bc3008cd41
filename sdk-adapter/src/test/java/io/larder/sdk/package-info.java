/** What holds for all packages of the adapter. */
@NullMarked
package io.larder.sdk;

import org.jspecify.annotations.NullMarked;
