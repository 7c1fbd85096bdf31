/// Systems taken to other machines.
module org.homeostat.substrate {
  requires static org.jspecify;
  requires io.jhdf;
  requires java.xml;
  requires transitive org.homeostat.core;

  exports org.homeostat.substrate.c;
  exports org.homeostat.substrate.chip;
  exports org.homeostat.substrate.cost;
  exports org.homeostat.substrate.fixed;
  exports org.homeostat.substrate.fmi;
  exports org.homeostat.substrate.modelica;
  exports org.homeostat.substrate.neurobench;
  exports org.homeostat.substrate.nir;
  exports org.homeostat.substrate.onnx;
  exports org.homeostat.substrate.spice;
  exports org.homeostat.substrate.spikes;
  exports org.homeostat.substrate.unit;
  exports org.homeostat.substrate.verilog;
}
