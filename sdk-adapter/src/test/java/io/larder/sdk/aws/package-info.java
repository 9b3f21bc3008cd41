/** What the adapter of the AWS SDK promises, against stubs that speak the services' protocols. */
@NullMarked
package io.larder.sdk.aws;

import org.jspecify.annotations.NullMarked;
