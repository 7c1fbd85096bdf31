package org.homeostat.solver;

class EulerMaruyamaTest extends StochasticMethodContract {
  @Override
  StochasticMethod method() {
    return new EulerMaruyama();
  }
}
