/** Statistics and the MBeans of the standard. */
@NullMarked
package io.larder.jcache.manage;

import org.jspecify.annotations.NullMarked;
