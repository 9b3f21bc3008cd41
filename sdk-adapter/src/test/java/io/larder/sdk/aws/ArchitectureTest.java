package io.larder.sdk.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The adapter works over any JCache: it knows no class of Larder. */
@AnalyzeClasses(
    packages = "io.larder.sdk.aws",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsTheStandardAndTheSdk =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.larder.sdk.aws",
              "java..",
              "javax.cache..",
              "software.amazon.awssdk..",
              "org.reactivestreams",
              "org.jspecify.annotations",
              "com.google.errorprone.annotations..");

  @ArchTest
  static final ArchRule knowsNothingInternalOfTheSdk =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awssdk..internal..");
}
