/** Entry processors: a mutable view of one entry, and the verdict that comes of it. */
@NullMarked
package io.larder.jcache.process;

import org.jspecify.annotations.NullMarked;
