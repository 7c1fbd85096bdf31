package org.homeostat.array;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.homeostat.kernel.Execution;
import org.jspecify.annotations.Nullable;

/// The tiles of a kind of number and an execution, each generated when it is first asked for and
/// kept, as HotSpot compiles it but once.
final class Tiles {
  /// Registers side by side in a full panel.
  static final int ACROSS = 2;

  private static final ClassDesc SELF = ClassDesc.of("org.homeostat.array.GeneratedTile");
  private static final ClassDesc TILE = Tile.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          CD_void, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_Object, CD_int, CD_int, CD_int);

  private final Elements elements;
  private final Registers registers;
  private final AtomicReferenceArray<@Nullable Tile> made;

  private Tiles(Elements elements, Registers registers) {
    this.elements = elements;
    this.registers = registers;
    int kinds = 2 * ACROSS;
    made = new AtomicReferenceArray<>(kinds * (registers.sums() + 1));
  }

  static Tiles of(Elements elements, Execution execution) {
    boolean vectors = execution == Execution.VECTOR;
    return switch (elements) {
      case FLOAT -> vectors ? Vectors.FLOATS : Plain.FLOATS;
      case DOUBLE -> vectors ? Vectors.DOUBLES : Plain.DOUBLES;
    };
  }

  private static final class Plain {
    static final Tiles FLOATS = new Tiles(Elements.FLOAT, new PlainRegisters(Elements.FLOAT));
    static final Tiles DOUBLES = new Tiles(Elements.DOUBLE, new PlainRegisters(Elements.DOUBLE));
  }

  /// Loaded only where the Vector API is there.
  private static final class Vectors {
    static final Tiles FLOATS = new Tiles(Elements.FLOAT, new VectorRegisters(Elements.FLOAT));
    static final Tiles DOUBLES = new Tiles(Elements.DOUBLE, new VectorRegisters(Elements.DOUBLE));
  }

  /// The columns of a register.
  int width() {
    return registers.width();
  }

  /// The rows of the highest tile.
  int height(int across) {
    return registers.sums() / ACROSS;
  }

  Tile tile(Tile.Left left, int height, int across) {
    int kind = (left == Tile.Left.ROWS ? 0 : ACROSS) + across - 1;
    int index = kind * (registers.sums() + 1) + height;
    Tile tile = made.get(index);
    if (tile != null) {
      return tile;
    }
    Tile generated = generate(new TileCode(elements, registers, left, height, across));
    return made.compareAndSet(index, null, generated) ? generated : tile(left, height, across);
  }

  private static Tile generate(TileCode tile) {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                builder -> {
                  builder.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(TILE);
                  constructor(builder);
                  builder.withMethodBody(
                      "run", RUN, ClassFile.ACC_PUBLIC, code -> tile.write(code, false));
                  builder.withMethodBody(
                      "add", RUN, ClassFile.ACC_PUBLIC, code -> tile.write(code, true));
                });
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Tile)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the generated tile was not accepted", e);
    }
  }

  private static void constructor(ClassBuilder builder) {
    builder.withMethodBody(
        INIT_NAME,
        MTD_void,
        0,
        code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
  }
}
