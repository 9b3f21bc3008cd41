package io.larder.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The adapter works over any JCache, so it knows no class of Larder; and it stays thin. */
@AnalyzeClasses(packages = "io.larder.sdk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CALL = "io.larder.sdk.call";
  private static final String AWS = "io.larder.sdk.aws";

  private static final DescribedPredicate<JavaClass> STANDARD =
      JavaClass.Predicates.resideInAnyPackage(
          "java..",
          "javax.cache..",
          "org.jspecify.annotations",
          "com.google.errorprone.annotations..");

  @ArchTest
  static final ArchRule callsKnowTheJdkAndJCacheAlone =
      classes()
          .that()
          .resideInAPackage(CALL)
          .should()
          .onlyDependOnClassesThat(STANDARD.or(JavaClass.Predicates.resideInAPackage(CALL)));

  @ArchTest
  static final ArchRule callsOfAwsKnowItsSdkBesides =
      classes()
          .that()
          .resideInAPackage(AWS)
          .should()
          .onlyDependOnClassesThat(
              STANDARD.or(
                  JavaClass.Predicates.resideInAnyPackage(
                      AWS, "software.amazon.awssdk..", "org.reactivestreams")));

  @ArchTest
  static final ArchRule knowsNothingInternalOfTheSdk =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awssdk..internal..");

  @ArchTest
  static final ArchRule hasNoThread =
      noClasses()
          .should()
          .callConstructor(Thread.class, Runnable.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.concurrent.Executor.class);

  @ArchTest
  static final ArchRule nothingIsSynchronized =
      methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);
}
