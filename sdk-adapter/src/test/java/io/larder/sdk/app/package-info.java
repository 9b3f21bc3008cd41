/**
 * An application of {@code io.larder.sdk}: it has its interfaces to itself, and sees what is
 * public.
 */
@NullMarked
package io.larder.sdk.app;

import org.jspecify.annotations.NullMarked;
