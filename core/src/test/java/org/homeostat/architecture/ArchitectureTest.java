package org.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The direction of dependencies inside core, and what its code must never call.
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  @Test
  void dependenciesPointDownwardOnly() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("expression")
        .definedBy("org.homeostat.expression..", "org.homeostat.elementary..")
        .layer("noise")
        .definedBy("org.homeostat.noise..")
        .layer("system")
        .definedBy("org.homeostat.system..")
        .layer("kernel")
        .definedBy("org.homeostat.kernel..")
        .layer("array")
        .definedBy("org.homeostat.array..")
        .layer("solver")
        .definedBy("org.homeostat.solver..")
        .layer("imperfection")
        .definedBy("org.homeostat.imperfection..")
        .layer("learning")
        .definedBy("org.homeostat.learning..")
        .layer("control")
        .definedBy("org.homeostat.control..")
        .layer("inference")
        .definedBy("org.homeostat.inference..")
        .layer("energy")
        .definedBy("org.homeostat.energy..")
        .layer("evolution")
        .definedBy("org.homeostat.evolution..")
        .whereLayer("evolution")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("imperfection")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("learning")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("energy")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("inference")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("control")
        .mayOnlyBeAccessedByLayers("inference", "evolution")
        .whereLayer("solver")
        .mayOnlyBeAccessedByLayers(
            "imperfection", "learning", "control", "inference", "energy", "evolution")
        .whereLayer("array")
        .mayOnlyBeAccessedByLayers("kernel")
        .whereLayer("kernel")
        .mayOnlyBeAccessedByLayers(
            "solver", "imperfection", "learning", "control", "inference", "energy", "evolution")
        .whereLayer("system")
        .mayOnlyBeAccessedByLayers(
            "kernel",
            "solver",
            "imperfection",
            "learning",
            "control",
            "inference",
            "energy",
            "evolution")
        .check(CORE);
  }

  @Test
  void noiseStandsOnItsOwnAndOnTheElementaryFunctions() {
    noClasses()
        .that()
        .resideInAPackage("org.homeostat.noise..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.homeostat.system..",
            "org.homeostat.kernel..",
            "org.homeostat.array..",
            "org.homeostat.solver..",
            "org.homeostat.learning..",
            "org.homeostat.control..",
            "org.homeostat.inference..",
            "org.homeostat.evolution..")
        .check(CORE);
  }

  @Test
  void thirdPartyLibrariesStayOutOfTheInnerPackages() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.homeostat.elementary..",
            "org.homeostat.expression..",
            "org.homeostat.noise..",
            "org.homeostat.kernel..",
            "org.homeostat.array..",
            "org.homeostat.solver..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..", "jdk.incubator.vector..", "org.homeostat..", "org.jspecify..")
        .check(CORE);
  }

  @Test
  void theNumericsLibraryIsSeenByEvolutionInferenceAndControlAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.homeostat.evolution..", "org.homeostat.inference..", "org.homeostat.control..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hipparchus..")
        .check(CORE);
  }

  @Test
  void whatOthersBuildOnIsExported() {
    Set<String> exported =
        ModuleFinder.of(Path.of("target", "classes"))
            .find("org.homeostat.core")
            .orElseThrow()
            .descriptor()
            .exports()
            .stream()
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    Set<String> expected = new HashSet<>();
    for (String name :
        List.of(
            "expression",
            "system",
            "kernel",
            "noise",
            "solver",
            "imperfection",
            "learning",
            "control",
            "inference",
            "energy",
            "evolution")) {
      expected.add("org.homeostat." + name);
    }
    assertEquals(expected, exported);
  }

  @Test
  void transcendentalFunctionsAreOurOwn() {
    noClasses()
        .should()
        .accessTargetWhere(
            accesses(
                "a transcendental function of java.lang.Math or StrictMath, whose last bits differ"
                    + " between compilers: use org.homeostat.elementary",
                access ->
                    Set.of("java.lang.Math", "java.lang.StrictMath")
                            .contains(access.getTargetOwner().getName())
                        && TRANSCENDENTAL.contains(access.getTarget().getName())))
        .check(CORE);
  }

  @Test
  void randomnessComesOnlyFromTheCounterBasedSource() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.util.Random.class,
            java.util.SplittableRandom.class,
            java.security.SecureRandom.class,
            java.util.concurrent.ThreadLocalRandom.class,
            java.util.random.RandomGenerator.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(CORE);
  }

  @Test
  void nobodyReadsTheClock() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .check(CORE);
  }

  @Test
  void resultsDoNotDependOnLocaleOrCharsetOfTheMachine() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callConstructor(String.class, byte[].class)
        .orShould()
        .callMethod(Locale.class, "getDefault")
        .orShould()
        .callMethod(java.nio.charset.Charset.class, "defaultCharset")
        .check(CORE);
  }

  @Test
  void noSerializationAndNoReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.io.ObjectInputStream.class,
            java.io.ObjectOutputStream.class,
            java.lang.reflect.Method.class,
            java.lang.reflect.Constructor.class)
        .check(CORE);
  }

  @Test
  void coreWritesToNoStream() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CORE);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Utils?|Helpers?|Base|Info|Data)$")
        .check(CORE);
  }

  private static DescribedPredicate<JavaAccess<?>> accesses(
      String description, java.util.function.Predicate<JavaAccess<?>> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
