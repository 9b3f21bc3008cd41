/**
 * What a cached call of an AWS client costs beside the SDK's own floor, and beside a call that is
 * sent.
 *
 * <pre>
 *   AwsCallCost ──runs──▶ AwsCalls (JMH) ──▶ Call: ListUsers, ListTables; sync, async
 *       │                                      │ over
 *       ▼                                      ▼
 *   CallTable: ratios to the floor,         Wiring, by Subject:
 *   differences, verdicts                     floor         canned HTTP client
 *                                             heap, sqlite  AwsCaching over it
 *                                             uncached      HTTP ──▶ Stub
 * </pre>
 */
@NullMarked
package io.larder.benchmark.aws;

import org.jspecify.annotations.NullMarked;
