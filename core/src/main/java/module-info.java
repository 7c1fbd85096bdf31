/// Equations in, paths out: the expression language, systems, kernels, noise, solvers, learning
/// rules, inference, controllers and evolution of Homeostat.
module org.homeostat.core {
  requires static org.jspecify;
  requires static jdk.incubator.vector;
  requires hipparchus.core;
  requires hipparchus.optim;
  requires org.snakeyaml.engine;

  exports org.homeostat.energy;
  exports org.homeostat.evolution;
  exports org.homeostat.imperfection;
  exports org.homeostat.expression;
  exports org.homeostat.system;
  exports org.homeostat.kernel;
  exports org.homeostat.noise;
  exports org.homeostat.solver;
  exports org.homeostat.learning;
  exports org.homeostat.control;
  exports org.homeostat.inference;
}
