package org.homeostat.solver;

class Sra1Test extends StochasticMethodContract {
  @Override
  StochasticMethod method() {
    return new Sra1();
  }
}
