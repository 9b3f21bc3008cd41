package io.larder.store.contract.model;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The seeds of a run, as {@link ModelContract} has them. */
final class Seeds implements ArgumentsProvider {
  private static final long FIXED = 40;

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Long only = Long.getLong("soak.only");
    long from = Long.getLong("soak.from", FIXED + 1);
    LongStream seeds =
        only != null
            ? LongStream.of(only)
            : LongStream.concat(
                LongStream.rangeClosed(1, FIXED),
                LongStream.range(from, from + Long.getLong("soak.seeds", 0)));
    return seeds.mapToObj(Arguments::of);
  }
}
