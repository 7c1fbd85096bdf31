package org.homeostat.substrate.onnx;

/// What a node is told beside its arguments.
record Attribute(ProtoMessage message) {
  private static final int NAME = 1;
  private static final int NUMBER = 3;
  private static final int TEXT = 4;
  private static final int GRAPH = 6;
  private static final int NUMBERS = 8;
  private static final int TYPE = 20;
  private static final int NUMBER_TYPE = 2;
  private static final int TEXT_TYPE = 3;
  private static final int GRAPH_TYPE = 5;
  private static final int NUMBERS_TYPE = 7;

  static Attribute of(String name, long value) {
    return new Attribute(
        new ProtoMessage().text(NAME, name).number(NUMBER, value).number(TYPE, NUMBER_TYPE));
  }

  static Attribute of(String name, String value) {
    return new Attribute(
        new ProtoMessage().text(NAME, name).text(TEXT, value).number(TYPE, TEXT_TYPE));
  }

  static Attribute of(String name, ProtoMessage graph) {
    return new Attribute(
        new ProtoMessage().text(NAME, name).message(GRAPH, graph).number(TYPE, GRAPH_TYPE));
  }

  static Attribute of(String name, long... values) {
    ProtoMessage message = new ProtoMessage().text(NAME, name);
    for (long value : values) {
      message.number(NUMBERS, value);
    }
    return new Attribute(message.number(TYPE, NUMBERS_TYPE));
  }
}
