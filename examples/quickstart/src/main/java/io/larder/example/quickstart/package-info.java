/**
 * The SHA-256 of every file below a folder, through a cache that outlives the process.
 *
 * <pre>
 *   Quickstart ──▶ FolderWalk   which files, and in which version
 *        │
 *        ├───────▶ HashCache    javax.cache, read-through, kept by Larder in SQLite
 *        │            │ a miss
 *        │            ▼
 *        │         Sha256Loader
 *        │
 *        └───────▶ Report ◀──── StatisticsBean (JMX), Run (how long it took before)
 * </pre>
 *
 * {@link io.larder.example.quickstart.HashCache} is the file to read first.
 */
@NullMarked
package io.larder.example.quickstart;

import org.jspecify.annotations.NullMarked;
