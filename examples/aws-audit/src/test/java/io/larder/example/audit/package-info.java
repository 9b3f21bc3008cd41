/** The audit of accounts that are on this machine alone, in one process and in several. */
@NullMarked
package io.larder.example.audit;

import org.jspecify.annotations.NullMarked;
