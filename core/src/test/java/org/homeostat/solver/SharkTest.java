package org.homeostat.solver;

class SharkTest extends StochasticMethodContract {
  @Override
  StochasticMethod method() {
    return new Shark();
  }
}
