/**
 * Every operation of a cache against a plain model of the specification. Seam: {@link
 * io.larder.store.contract.model.ModelContract}.
 *
 * <pre>
 *   YourModelTest ──extends──▶ ModelContract ──▶ Trial ──▶ Rig ────▶ the real cache, with loader,
 *        │ onTier(configuration)    │ seed         │                 writer, listeners around it
 *        ▼                          ▼              └─────▶ Model ──▶ Contents, Tally, Backing
 *   your tier                Setup, Deck: what                       by the letter of JSR-107
 *                            to do at random
 * </pre>
 *
 * The model knows nothing of how the product works. Where the specification is silent, it decides:
 *
 * <ul>
 *   <li>An operation that a writer refuses counts nothing; a look-up before a loader or processor
 *       that throws counts.
 *   <li>An update whose value expires at once is told as the expiry of the old value; it counts as
 *       a put.
 *   <li>What a loader found is returned, also when it expires at once and is not kept.
 *   <li>A value that {@code loadAll} was to replace stays when the loader has none.
 *   <li>{@code remove(key, other value)} is a hit, {@code remove(key, value)} of nothing a miss.
 *   <li>A processor's {@code getValue} asks the loader each time it would return null, but not once
 *       the processor has set or removed the entry.
 *   <li>A removal in a processor reaches the writer unless it only undoes what the processor has
 *       set where nothing was.
 *   <li>Whether a failing operation has asked the expiry policy, or has told of an expiry, is open.
 * </ul>
 */
@NullMarked
package io.larder.store.contract.model;

import org.jspecify.annotations.NullMarked;
