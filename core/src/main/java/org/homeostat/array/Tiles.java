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
import org.jspecify.annotations.Nullable;

/// The tiles of a kind of number and an instructions, each generated when it is first asked for and
/// then kept, since HotSpot compiles each anew.
///
/// A panel is two registers wide, or one where no more columns are left.
final class Tiles {
  private static final ClassDesc SELF = ClassDesc.of("org.homeostat.array.GeneratedTile");
  private static final ClassDesc TILE = Tile.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          CD_void, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_Object, CD_int, CD_int, CD_int);

  private final Elements elements;
  private final Registers wide;
  private final Registers narrow;
  private final AtomicReferenceArray<@Nullable Tile> made;

  private Tiles(Elements elements, Registers wide, Registers narrow) {
    this.elements = elements;
    this.wide = wide;
    this.narrow = narrow;
    made = new AtomicReferenceArray<>(4 * (wide.sums() + 1));
  }

  static Tiles of(Elements elements, Instructions instructions) {
    boolean vectors = instructions == Instructions.VECTOR;
    return switch (elements) {
      case FLOAT -> vectors ? Vectors.FLOATS : Plain.FLOATS;
      case DOUBLE -> vectors ? Vectors.DOUBLES : Plain.DOUBLES;
    };
  }

  private static final class Plain {
    static final Tiles FLOATS = of(Elements.FLOAT);
    static final Tiles DOUBLES = of(Elements.DOUBLE);

    private static Tiles of(Elements elements) {
      Registers registers = new PlainRegisters(elements);
      return new Tiles(elements, registers, registers);
    }
  }

  /// Loaded only where the Vector API is there.
  private static final class Vectors {
    static final Tiles FLOATS = of(Elements.FLOAT);
    static final Tiles DOUBLES = of(Elements.DOUBLE);

    private static Tiles of(Elements elements) {
      return new Tiles(elements, VectorRegisters.whole(elements), VectorRegisters.narrow(elements));
    }
  }

  /// The columns of a narrow panel, half of a wide one.
  int width() {
    return wide.width();
  }

  /// The rows of the highest tile for a panel of `columns`.
  int height(int columns) {
    Registers registers = registers(columns);
    return registers.sums() / (columns / registers.width());
  }

  private Registers registers(int columns) {
    return columns > wide.width() ? wide : narrow;
  }

  /// The tile of `height` rows for a panel of `columns`.
  Tile tile(Tile.Left left, int height, int columns) {
    int kind = (left == Tile.Left.ROWS ? 0 : 2) + (columns > wide.width() ? 1 : 0);
    int index = kind * (wide.sums() + 1) + height;
    Tile tile = made.get(index);
    if (tile != null) {
      return tile;
    }
    Registers registers = registers(columns);
    int across = columns / registers.width();
    Tile generated = generate(new TileCode(elements, registers, left, height, across));
    return made.compareAndSet(index, null, generated) ? generated : tile(left, height, columns);
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
