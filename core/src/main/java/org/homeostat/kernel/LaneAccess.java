package org.homeostat.kernel;

import java.lang.classfile.CodeBuilder;

/// Values in the memory of a [Memory], lanes of an element side by side.
///
/// @param count the number of lanes
record LaneAccess(Program program, Placement placement, LoopCode.Addressing addressing, int count)
    implements Access {
  @Override
  public boolean isStored(int value) {
    return placement.has(value);
  }

  @Override
  public Object place(int value) {
    return placement.of(value);
  }

  @Override
  public boolean isShared(int value) {
    return placement.of(value) instanceof Place.Uniform;
  }

  @Override
  public void load(CodeBuilder code, Emitter emitter, int value) {
    if (program.instructions().get(value).operation() instanceof Operation.Constant(double known)) {
      emitter.loadConstant(code, known);
      return;
    }
    boolean scalar = program.instructions().get(value).shape().size() == 1;
    boolean oneLane = addressing == LoopCode.Addressing.ELEMENTS;
    Runnable address =
        switch (placement.of(value)) {
          case Place.Lane(int offset) ->
              () -> {
                code.aload(LoopCode.LANES);
                index(code, offset * count, scalar);
              };
          case Place.Normals(int offset) ->
              () -> {
                code.aload(LoopCode.NORMALS);
                index(code, offset * count, scalar);
                code.iload(LoopCode.START).iadd();
              };
          case Place.Uniform(int offset) ->
              () -> {
                code.aload(LoopCode.UNIFORM);
                uniformIndex(code, offset, scalar);
              };
        };
    boolean one = isShared(value) ? scalar || !oneLane : scalar && oneLane;
    if (one) {
      emitter.loadShared(code, address);
    } else {
      emitter.loadElements(code, address);
    }
  }

  /// The index of a value that differs between lanes, from the word where it starts.
  private void index(CodeBuilder code, int start, boolean scalar) {
    code.loadConstant(start);
    switch (addressing) {
      case LANES, FLAT -> code.iload(LoopCode.INDEX).iadd();
      case ELEMENTS -> {
        if (!scalar) {
          code.iload(LoopCode.INDEX).iadd();
        }
      }
      case NESTED -> {
        code.iload(LoopCode.INDEX).iadd();
        if (!scalar) {
          code.iload(LoopCode.ROW).iadd();
        }
      }
    }
  }

  private void uniformIndex(CodeBuilder code, int start, boolean scalar) {
    code.loadConstant(start);
    if (!scalar) {
      switch (addressing) {
        case ELEMENTS -> code.iload(LoopCode.INDEX).iadd();
        case NESTED -> code.iload(LoopCode.ELEMENT).iadd();
        case LANES, FLAT -> throw new IllegalStateException("an array among scalars");
      }
    }
  }

  @Override
  public void store(CodeBuilder code, Emitter emitter, int value, int local) {
    Place.Lane place = (Place.Lane) placement.of(value);
    boolean scalar = program.instructions().get(value).shape().size() == 1;
    emitter.store(
        code,
        local,
        () -> {
          code.aload(LoopCode.LANES);
          index(code, place.offset() * count, scalar);
        });
  }
}
