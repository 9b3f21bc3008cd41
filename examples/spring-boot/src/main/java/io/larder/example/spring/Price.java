package io.larder.example.spring;

import java.io.Serializable;

/**
 * What an article costs. Immutable, so that the cache shares it.
 *
 * @param cents of a euro
 */
public record Price(String article, int cents) implements Serializable {}
