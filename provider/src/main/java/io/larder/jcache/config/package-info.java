/**
 * Settings of one cache: explicit ones first, then the manager's properties, the file that its URI
 * names, system properties, defaults; checked and frozen.
 */
@NullMarked
package io.larder.jcache.config;

import org.jspecify.annotations.NullMarked;
