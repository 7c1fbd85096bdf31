package org.homeostat.solver;

class HeunTest extends StochasticMethodContract {
  @Override
  StochasticMethod method() {
    return new Heun();
  }
}
