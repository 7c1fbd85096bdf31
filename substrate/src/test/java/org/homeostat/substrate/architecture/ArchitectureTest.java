package org.homeostat.substrate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the code of this module must never call, as in core.
class ArchitectureTest {
  private static final JavaClasses SUBSTRATE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /// The container of .nir files is read and written by a library, in two classes; the XML of units
  /// is read by the JDK's, in one.
  @Test
  void nothingStandsBelowButCore() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(nir\\.Hdf5(Reader|Writer)|unit\\.XmlText)")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "org.homeostat..", "org.jspecify..")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.homeostat.studio..")
        .check(SUBSTRATE);
  }

  /// But for those that ask whether a system is linear.
  @Test
  void exportersNeedNoLearningControlOrEvolution() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.nir\\.(LinearGraph|SpikingGraph)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.homeostat.learning..",
            "org.homeostat.control..",
            "org.homeostat.inference..",
            "org.homeostat.energy..",
            "org.homeostat.evolution..")
        .check(SUBSTRATE);
  }

  /// The process of a unit has a class path of one jar.
  @Test
  void theHostOfUnitsStandsOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("..unit.host..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.homeostat.substrate.unit.host..", "org.jspecify..")
        .check(SUBSTRATE);
  }

  @Test
  void whatOthersBuildOnIsExported() {
    ModuleDescriptor module =
        ModuleFinder.of(Path.of("target", "classes"))
            .find("org.homeostat.substrate")
            .orElseThrow()
            .descriptor();
    Set<String> exported =
        module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
    Set<String> expected =
        Set.of(
            "org.homeostat.substrate.c",
            "org.homeostat.substrate.chip",
            "org.homeostat.substrate.cost",
            "org.homeostat.substrate.fixed",
            "org.homeostat.substrate.fmi",
            "org.homeostat.substrate.modelica",
            "org.homeostat.substrate.neurobench",
            "org.homeostat.substrate.nir",
            "org.homeostat.substrate.onnx",
            "org.homeostat.substrate.spice",
            "org.homeostat.substrate.spikes",
            "org.homeostat.substrate.unit",
            "org.homeostat.substrate.verilog");
    assertEquals(expected, exported);
  }

  /// Neurons move, and are tuned, by StrictMath, whose bits are the same everywhere; no other
  /// execution has to have them too.
  @Test
  void numbersComeFromNoLibraryFunctionAndNoOtherRandomness() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(nir\\.Cells|spikes\\.Population)")
        .should()
        .accessTargetWhere(transcendental())
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            java.util.Random.class,
            java.util.SplittableRandom.class,
            java.util.concurrent.ThreadLocalRandom.class,
            java.util.random.RandomGenerator.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(SUBSTRATE);
  }

  private static DescribedPredicate<JavaAccess<?>> transcendental() {
    Set<String> names =
        Set.of("sin", "cos", "tan", "exp", "expm1", "log", "log10", "log1p", "pow", "tanh");
    return DescribedPredicate.describe(
        "a transcendental function of java.lang.Math: use org.homeostat.elementary",
        access ->
            Set.of("java.lang.Math", "java.lang.StrictMath")
                    .contains(access.getTargetOwner().getName())
                && names.contains(access.getTarget().getName()));
  }

  @Test
  void nobodyReadsTheClockOrTheMachine() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callMethod(Locale.class, "getDefault")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(SUBSTRATE);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Utils?|Helpers?|Base|Info|Data)$")
        .check(SUBSTRATE);
  }
}
