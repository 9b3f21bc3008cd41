package io.larder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages: who may import whom. */
@AnalyzeClasses(packages = "io.larder", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule spiDependsOnNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.larder.spi")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.larder",
              "io.larder.engine..",
              "io.larder.tier..",
              "io.larder.codec..",
              "io.larder.copy",
              "io.larder.jcache..",
              "javax.cache..");

  @ArchTest
  static final ArchRule engineKnowsNoJCache =
      noClasses()
          .that()
          .resideInAPackage("io.larder.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.cache..",
              "io.larder",
              "io.larder.tier..",
              "io.larder.codec..",
              "io.larder.copy",
              "io.larder.jcache..");

  @ArchTest
  static final ArchRule policiesKnowNoTable =
      noClasses()
          .that()
          .resideInAPackage("io.larder.engine.policy")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.larder.engine");

  @ArchTest
  static final ArchRule tiersKnowNoSurface =
      noClasses()
          .that()
          .resideInAPackage("io.larder.tier..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.larder", "io.larder.jcache..", "io.larder.codec..", "io.larder.copy");

  @ArchTest
  static final ArchRule codecsKnowOnlyTheSpi =
      noClasses()
          .that()
          .resideInAPackage("io.larder.codec..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.cache..",
              "io.larder",
              "io.larder.engine..",
              "io.larder.tier..",
              "io.larder.copy",
              "io.larder.jcache..");

  @ArchTest
  static final ArchRule copiesKnowOnlyCodecs =
      noClasses()
          .that()
          .resideInAPackage("io.larder.copy")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.cache..",
              "io.larder",
              "io.larder.engine..",
              "io.larder.tier..",
              "io.larder.jcache..");

  @ArchTest
  static final ArchRule sizesKnowNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.larder.size")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javax.cache..",
              "io.larder",
              "io.larder.spi",
              "io.larder.engine..",
              "io.larder.tier..",
              "io.larder.codec..",
              "io.larder.copy",
              "io.larder.jcache..");

  @ArchTest
  static final ArchRule oneClassLooksInward =
      noClasses()
          .that()
          .resideInAPackage("io.larder")
          .and()
          .doNotHaveSimpleName("LarderCachingProvider")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.larder.engine..",
              "io.larder.tier..",
              "io.larder.codec..",
              "io.larder.copy",
              "io.larder.size",
              "io.larder.jcache..");

  @ArchTest
  static final ArchRule onlyTheSystemTickerReadsTheClock =
      noClasses()
          .that()
          .doNotHaveSimpleName("SystemTicker")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  /** A hook would keep the class loader of an application that is long gone. */
  @ArchTest
  static final ArchRule nothingHooksIntoTheEndOfTheJvm =
      noClasses().should().callMethod(Runtime.class, "addShutdownHook", Thread.class);

  @ArchTest
  static final ArchRule nothingIsSynchronized =
      methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);
}
