package org.homeostat.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.HashSet;
import java.util.Set;
import org.homeostat.expression.Precision;

/// The bytecode of one loop over the elements and lanes of element-wise instructions.
///
/// Where every operand advances with the index, elements and lanes are one long row; else lanes run
/// inside elements, or elements alone if there is one lane. What is left over after whole vectors
/// is computed one number at a time, with the same bits.
final class LoopCode {
  static final int LANES = 0;
  static final int UNIFORM = 1;
  static final int NORMALS = 2;
  static final int START = 3;

  /// Locals: the index along the vectorised axis, the number of the element, and where its row
  /// starts.
  static final int INDEX = 4;

  static final int ELEMENT = 5;
  static final int ROW = 6;
  static final int FIRST_VALUE = 7;

  private final Program program;
  private final Placement placement;
  private final Execution execution;
  private final Stage.Loop loop;
  private final int count;

  LoopCode(Program program, Placement placement, Execution execution, Stage.Loop loop, int count) {
    this.program = program;
    this.placement = placement;
    this.execution = execution;
    this.loop = loop;
    this.count = count;
  }

  void write(CodeBuilder code) {
    if (loop.size() == 1) {
      row(code, Addressing.LANES, count);
    } else if (count == 1) {
      row(code, Addressing.ELEMENTS, loop.size());
    } else if (isFlat()) {
      row(code, Addressing.FLAT, loop.size() * count);
    } else {
      nested(code);
    }
    code.return_();
  }

  /// Whether every operand has an element for each element and lane.
  private boolean isFlat() {
    Set<Integer> own = new HashSet<>(loop.instructions());
    for (int index : loop.instructions()) {
      for (int argument : program.instructions().get(index).arguments()) {
        if (!own.contains(argument) && !advances(argument)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean advances(int argument) {
    boolean scalar = program.instructions().get(argument).shape().size() == 1;
    return placement.of(argument) instanceof Place.Uniform ? scalar : !scalar;
  }

  private void nested(CodeBuilder code) {
    Label again = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(ELEMENT).iconst_0().istore(ROW);
    code.labelBinding(again);
    code.iload(ELEMENT).loadConstant(loop.size()).if_icmpge(end);
    row(code, Addressing.NESTED, count);
    code.iinc(ELEMENT, 1);
    code.iload(ROW).loadConstant(count).iadd().istore(ROW);
    code.goto_(again);
    code.labelBinding(end);
  }

  private void row(CodeBuilder code, Addressing addressing, int length) {
    code.iconst_0().istore(INDEX);
    Emitter plain = new PlainEmitter(program.precision(), Precision.DOUBLE);
    boolean narrow = program.precision() == Precision.FLOAT;
    if (execution == Execution.VECTOR && (!narrow || NarrowEmitter.fits())) {
      Emitter vector =
          narrow ? new NarrowEmitter() : new VectorEmitter(Precision.DOUBLE, VectorEmitter.NO_MASK);
      int whole = length - length % vector.width();
      pass(code, vector, addressing, whole);
      if (whole < length) {
        pass(code, plain, addressing, length);
      }
    } else {
      pass(code, plain, addressing, length);
    }
  }

  private void pass(CodeBuilder code, Emitter emitter, Addressing addressing, int to) {
    if (to == 0) {
      return;
    }
    Label again = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(again);
    code.iload(INDEX).loadConstant(to).if_icmpge(end);
    Access access = new LaneAccess(program, placement, addressing, count);
    new BodyCode(program, code, emitter, access, FIRST_VALUE).write(loop.instructions());
    code.iinc(INDEX, emitter.width());
    code.goto_(again);
    code.labelBinding(end);
  }

  /// What the index of a loop runs over.
  enum Addressing {
    /// the lanes of scalars
    LANES,
    /// the elements, in a single lane
    ELEMENTS,
    /// elements and lanes in one row
    FLAT,
    /// the lanes of one element
    NESTED
  }
}
