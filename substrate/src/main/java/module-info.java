/// Systems taken to other machines.
module org.homeostat.substrate {
  requires static org.jspecify;
  requires org.homeostat.core;

  exports org.homeostat.substrate.c;
}
