package org.homeostat.solver;

import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Unknown;
import org.homeostat.system.Calculus;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.NoiseClass;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Trigger;

/// Refuses a method that cannot solve a system, and says which can.
final class Suitability {
  private Suitability() {}

  /// The system in the calculus of the method.
  static DynamicalSystem fit(DynamicalSystem system, Method method, Tolerance tolerance) {
    refusePoisson(system);
    refuseUnknown(system);
    return switch (method) {
      case StochasticMethod stochastic -> {
        refuseTolerance(method, tolerance);
        yield fit(system, stochastic);
      }
      case OrdinaryMethod _ -> {
        refuseTolerance(method, tolerance);
        yield withoutNoise(system, method);
      }
      case AdaptiveMethod _ -> {
        refuseOthers(system, method);
        yield withoutNoise(system, method);
      }
    };
  }

  private static DynamicalSystem fit(DynamicalSystem system, StochasticMethod method) {
    if (system.noise().isEmpty()) {
      return system;
    }
    NoiseClass noise = NoiseClass.of(system);
    if (!method.noiseClasses().contains(noise)) {
      throw new RefusedException(
          method.name()
              + " is for "
              + words(method.noiseClasses().stream().sorted().map(Suitability::word).toList())
              + " noise; the noise of "
              + system.name()
              + " is "
              + word(noise),
          "methods that fit: " + fitting(noise));
    }
    return system.calculus() == method.calculus() || noise == NoiseClass.ADDITIVE
        ? system
        : converted(system, method);
  }

  private static DynamicalSystem converted(DynamicalSystem system, StochasticMethod method) {
    try {
      return switch (method.calculus()) {
        case ITO -> Stratonovich.TO_ITO.apply(system);
        case STRATONOVICH -> Stratonovich.FROM_ITO.apply(system);
      };
    } catch (InputException e) {
      throw new RefusedException(
          method.name()
              + " solves the "
              + word(method.calculus())
              + " form, and "
              + system.name()
              + " cannot be converted to it: "
              + e.problems().getFirst().message(),
          "take a method of its own calculus");
    }
  }

  private static String word(Calculus calculus) {
    return switch (calculus) {
      case ITO -> "Ito";
      case STRATONOVICH -> "Stratonovich";
    };
  }

  private static DynamicalSystem withoutNoise(DynamicalSystem system, Method method) {
    if (!system.noise().isEmpty()) {
      throw new RefusedException(
          method.name() + " is for systems without noise; " + system.name() + " has noise",
          "methods that fit: " + fitting(NoiseClass.of(system)));
    }
    return system;
  }

  /// What happens at random or later is known on a grid only.
  private static void refuseOthers(DynamicalSystem system, Method method) {
    Continuity.requirePresent(system, method.name());
    for (Event event : system.events()) {
      if (!(event.trigger() instanceof Trigger.When)) {
        throw new RefusedException(
            method.name()
                + " finds conditions between samples, and the event "
                + event.name()
                + " of "
                + system.name()
                + " happens at random",
            "take a method of fixed step");
      }
    }
  }

  private static void refuseUnknown(DynamicalSystem system) {
    for (Unknown unknown : system.unknowns()) {
      throw new RefusedException(
          "the function " + unknown.name() + " of " + system.name() + " is not known yet",
          "'homeostat evolve' searches for it, or write it under functions:");
    }
  }

  /// A system without states has a step, which does nothing, but no path.
  static void refuseStateless(DynamicalSystem system) {
    if (system.states().isEmpty()) {
      throw new RefusedException(
          system.name() + " has no states, so nothing moves", "connect it to a system with states");
    }
  }

  private static void refusePoisson(DynamicalSystem system) {
    for (NoiseSource source : system.noise()) {
      if (source.kind() == NoiseSource.Kind.POISSON) {
        throw new RefusedException(
            "the noise " + source.name() + " of " + system.name() + " is a Poisson process",
            "no method solves jumps yet; all take Wiener noise");
      }
    }
  }

  private static void refuseTolerance(Method method, Tolerance tolerance) {
    if (tolerance.isGiven()) {
      String adaptive =
          Methods.all().stream()
              .filter(each -> each instanceof AdaptiveMethod)
              .map(Method::name)
              .collect(Collectors.joining(", "));
      throw new RefusedException(
          method.name() + " has a fixed step and takes no tolerance",
          "set the step, or take an adaptive method (" + adaptive + ", without noise only)");
    }
  }

  private static String fitting(NoiseClass noise) {
    return Methods.all().stream()
        .filter(each -> each instanceof StochasticMethod m && m.noiseClasses().contains(noise))
        .map(Method::name)
        .collect(Collectors.joining(", "));
  }

  private static String word(NoiseClass noise) {
    return switch (noise) {
      case ADDITIVE -> "additive";
      case DIAGONAL -> "diagonal";
      case SCALAR -> "scalar";
      case GENERAL -> "general";
    };
  }

  private static String words(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }
}
