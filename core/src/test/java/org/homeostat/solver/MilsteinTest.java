package org.homeostat.solver;

class MilsteinTest extends StochasticMethodContract {
  @Override
  StochasticMethod method() {
    return new Milstein();
  }
}
