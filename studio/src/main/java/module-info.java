/// The `homeostat` command: studies, runs, reports.
module org.homeostat.studio {
  requires static jdk.incubator.vector;
  requires static org.jspecify;
  requires info.picocli;
  requires java.desktop;
  requires java.management;
  requires org.homeostat.core;
  requires org.homeostat.substrate;
  requires parquet.format.structures;
  requires tools.jackson.core;

  exports org.homeostat.studio;

  opens org.homeostat.studio.command to
      info.picocli;
}
