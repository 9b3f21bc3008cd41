package io.larder.store.contract.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Draws operations at random, all there are, so that they often meet on a key. */
final class Deck {
  private final List<Supplier<Operation>> kinds = new ArrayList<>();
  private final Random random;
  private final Dice dice;

  Deck(Random random, Setup setup) {
    this.random = random;
    this.dice = new Dice(random, setup.keys());
    looks();
    puts();
    removals();
    replacements();
    bulks();
    processors();
    time(setup);
  }

  /** Returns so many operations, and then those that bring everything to light. */
  static List<Operation> draw(Random random, Setup setup, int count) {
    Deck deck = new Deck(random, setup);
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operations.add(deck.kinds.get(deck.random.nextInt(deck.kinds.size())).get());
    }
    for (int key = 0; key < setup.keys(); key++) {
      operations.add(expiresAt(key));
    }
    operations.add(iterate(Set.of()));
    operations.add(Operation.doing("purgeExpired()", Operations::purgeExpired));
    operations.add(Operation.asking("size()", Operations::size));
    return operations;
  }

  private void add(int weight, Supplier<Operation> kind) {
    for (int i = 0; i < weight; i++) {
      kinds.add(kind);
    }
  }

  private void looks() {
    add(8, () -> get(dice.key()));
    add(3, () -> getAll(dice.someKeys()));
    add(2, () -> containsKey(dice.key()));
    add(1, () -> expiresAt(dice.key()));
    add(2, () -> iterate(dice.someKeys()));
  }

  private static Operation get(int key) {
    return Operation.asking("get(%d)".formatted(key), on -> on.get(key));
  }

  private static Operation getAll(Set<Integer> keys) {
    return Operation.asking("getAll(%s)".formatted(keys), on -> on.getAll(keys));
  }

  private static Operation containsKey(int key) {
    return Operation.asking("containsKey(%d)".formatted(key), on -> on.containsKey(key));
  }

  private static Operation expiresAt(int key) {
    return Operation.asking("expiresAt(%d)".formatted(key), on -> on.expiresAt(key));
  }

  private static Operation iterate(Set<Integer> removed) {
    return Operation.asking("iterate, remove %s".formatted(removed), on -> on.iterate(removed));
  }

  private void puts() {
    add(5, () -> put(dice.key(), dice.value()));
    add(2, () -> put(dice.key(), dice.value(), dice.hours()));
    add(3, () -> getAndPut(dice.key(), dice.value()));
    add(3, () -> putIfAbsent(dice.key(), dice.value()));
  }

  private static Operation put(int key, String value) {
    return Operation.doing("put(%d, %s)".formatted(key, value), on -> on.put(key, value));
  }

  private static Operation put(int key, String value, Duration life) {
    return Operation.doing(
        "put(%d, %s, %s)".formatted(key, value, life), on -> on.put(key, value, life));
  }

  private static Operation getAndPut(int key, String value) {
    return Operation.asking(
        "getAndPut(%d, %s)".formatted(key, value), on -> on.getAndPut(key, value));
  }

  private static Operation putIfAbsent(int key, String value) {
    return Operation.asking(
        "putIfAbsent(%d, %s)".formatted(key, value), on -> on.putIfAbsent(key, value));
  }

  private void removals() {
    add(2, () -> remove(dice.key()));
    add(2, () -> remove(dice.key(), dice.value()));
    add(2, () -> getAndRemove(dice.key()));
    add(1, () -> removeAll(dice.someKeys()));
    add(1, () -> Operation.doing("removeAll()", Operations::removeAll));
    add(1, () -> Operation.doing("clear()", Operations::clear));
  }

  private static Operation remove(int key) {
    return Operation.asking("remove(%d)".formatted(key), on -> on.remove(key));
  }

  private static Operation remove(int key, String expected) {
    return Operation.asking(
        "remove(%d, %s)".formatted(key, expected), on -> on.remove(key, expected));
  }

  private static Operation getAndRemove(int key) {
    return Operation.asking("getAndRemove(%d)".formatted(key), on -> on.getAndRemove(key));
  }

  private static Operation removeAll(Set<Integer> keys) {
    return Operation.doing("removeAll(%s)".formatted(keys), on -> on.removeAll(keys));
  }

  private void replacements() {
    add(2, () -> replace(dice.key(), dice.value()));
    add(2, () -> replace(dice.key(), dice.value(), dice.value()));
    add(2, () -> getAndReplace(dice.key(), dice.value()));
  }

  private static Operation replace(int key, String value) {
    return Operation.asking("replace(%d, %s)".formatted(key, value), on -> on.replace(key, value));
  }

  private static Operation replace(int key, String expected, String value) {
    return Operation.asking(
        "replace(%d, %s, %s)".formatted(key, expected, value),
        on -> on.replace(key, expected, value));
  }

  private static Operation getAndReplace(int key, String value) {
    return Operation.asking(
        "getAndReplace(%d, %s)".formatted(key, value), on -> on.getAndReplace(key, value));
  }

  private void bulks() {
    add(3, () -> putAll(dice.entries()));
    add(3, () -> loadAll(dice.someKeys(), dice.flag()));
  }

  private static Operation putAll(Map<Integer, String> entries) {
    return Operation.doing("putAll(%s)".formatted(entries), on -> on.putAll(entries));
  }

  private static Operation loadAll(Set<Integer> keys, boolean replace) {
    return Operation.doing(
        "loadAll(%s, %s)".formatted(keys, replace), on -> on.loadAll(keys, replace));
  }

  private void processors() {
    add(7, () -> invoke(dice.key(), dice.program()));
    add(3, () -> invokeAll(dice.someKeys(), dice.program()));
  }

  private static Operation invoke(int key, Program program) {
    return Operation.asking(
        "invoke(%d, %s)".formatted(key, program), on -> on.invoke(key, program));
  }

  private static Operation invokeAll(Set<Integer> keys, Program program) {
    return Operation.asking(
        "invokeAll(%s, %s)".formatted(keys, program), on -> on.invokeAll(keys, program));
  }

  private void time(Setup setup) {
    add(9, () -> advance(dice.pause()));
    add(1, () -> Operation.doing("purgeExpired()", Operations::purgeExpired));
    if (setup.expiry() == Setup.Expiry.CHANGEABLE) {
      add(7, () -> change(dice.terms()));
    }
  }

  private static Operation advance(Duration time) {
    return Operation.doing("advance(%s)".formatted(time), on -> on.advance(time));
  }

  private static Operation change(Terms terms) {
    return Operation.doing("change(%s)".formatted(terms), on -> on.change(terms));
  }
}
