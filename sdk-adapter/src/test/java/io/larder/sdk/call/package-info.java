@org.jspecify.annotations.NullMarked
package io.larder.sdk.call;
