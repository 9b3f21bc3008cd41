package io.larder.sdk.aws;

import java.util.Set;

/**
 * Classifies operations by service and name: first the list of what is never cached, then what the
 * configuration wants cached, then reads and what ends nothing; whatever is left is taken for a
 * mutation, the safe side.
 */
final class Operations {
  /** What operations begin with that only read. */
  private static final Set<String> READS =
      Set.of(
          "List",
          "Get",
          "Describe",
          "BatchGet",
          "BatchDescribe",
          "Head",
          "Lookup",
          "Query",
          "Scan",
          "Search",
          "Select",
          "Simulate",
          "TransactGet",
          "Estimate",
          "Validate");

  private final AwsCachingConfiguration configuration;
  private final DenyList denied;

  Operations(AwsCachingConfiguration configuration) {
    this.configuration = configuration;
    this.denied = DenyList.builtIn();
  }

  Verdict verdict(String service, String operation) {
    if (denied.has(service, operation)) {
      return Verdict.DENIED;
    }
    if (configuration.wants(service, operation)) {
      return Verdict.CACHEABLE;
    }
    return configuration.endsNothing(service, operation)
            || READS.stream().anyMatch(verb -> begins(operation, verb))
        ? Verdict.PASSING
        : Verdict.MUTATING;
  }

  /** Tells whether a name begins with a verb, and not only with its letters: no Get in Getaway. */
  static boolean begins(String operation, String verb) {
    return operation.startsWith(verb)
        && (operation.length() == verb.length()
            || !Character.isLowerCase(operation.charAt(verb.length())));
  }
}
