/**
 * A shop with Spring Boot, whose caches are Larder's.
 *
 * <pre>
 *   ShopController ──▶ Catalogue ──@Cacheable, @CachePut, @CacheEvict, @CacheResult──▶ Larder
 *        │                                                                               ▲
 *        └──────────▶ FiguresReader ──MXBeans, Micrometer─────────────────────────────────┘
 * </pre>
 *
 * {@link io.larder.example.spring.Catalogue} is the file to read first.
 */
@NullMarked
package io.larder.example.spring;

import org.jspecify.annotations.NullMarked;
