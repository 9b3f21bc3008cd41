/**
 * What several AWS accounts have: users, roles, buckets, tables; asked once, and from then on read
 * from one file that all processes share.
 *
 * <pre>
 *   AwsAudit ──▶ Accounts          which accounts, from the profiles that are named
 *      │
 *      ├───────▶ Audit             who an account is, and what it has, page by page
 *      │           │
 *      │           ▼
 *      │         CachedClients     io.larder.sdk.aws: SDK clients in a scope over the file
 *      │           │ each call
 *      │           ▼
 *      │         Stopwatch ──▶ SentTimes   javax.cache: what calls take that are sent, in a file, too
 *      │
 *      └───────▶ Report            calls sent, calls saved, time saved
 * </pre>
 *
 * {@link io.larder.example.audit.CachedClients} is the file to read first.
 */
@NullMarked
package io.larder.example.audit;

import org.jspecify.annotations.NullMarked;
