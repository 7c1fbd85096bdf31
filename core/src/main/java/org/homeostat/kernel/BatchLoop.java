package org.homeostat.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Precision;

/// The bytecode of one loop of a batch kernel over lanes and elements, the elements of a lane side
/// by side. What is left over after whole vectors is computed under a mask.
final class BatchLoop {
  static final int ARRAYS = 0;
  static final int LANE = 1;
  static final int BASE = 2;
  static final int INDEX = 3;
  private static final int MASK = 4;
  private static final int FIRST = 5;
  private static final ClassDesc SELF = ClassDesc.of("org.homeostat.kernel.BatchLoops");
  private static final ClassDesc ACTION = BatchAction.class.describeConstable().orElseThrow();

  private final BatchPlan plan;
  private final BatchPlaces places;
  private final Stage.Loop loop;
  private final int lanes;
  private final boolean vectors;
  private final Precision precision;
  private final ClassDesc arrayType;
  private final Map<Integer, Integer> locals = new HashMap<>();

  private BatchLoop(
      BatchPlan plan, BatchPlaces places, Stage.Loop loop, int lanes, boolean vectors) {
    this.plan = plan;
    this.places = places;
    this.loop = loop;
    this.lanes = plan.byLane(loop.instructions().getFirst()) ? lanes : 1;
    this.vectors = vectors;
    this.precision = plan.program().precision();
    this.arrayType = (precision == Precision.FLOAT ? CD_float : CD_double).arrayType();
  }

  /// @param vectors whether to use the Vector API
  static BatchAction generate(
      BatchPlan plan, BatchPlaces places, Stage.Loop loop, int lanes, boolean vectors) {
    BatchLoop code = new BatchLoop(plan, places, loop, lanes, vectors);
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                builder ->
                    builder
                        .withFlags(ClassFile.ACC_FINAL)
                        .withInterfaceSymbols(ACTION)
                        .withMethodBody(
                            INIT_NAME,
                            MTD_void,
                            0,
                            init ->
                                init.aload(0)
                                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                    .return_())
                        .withMethodBody(
                            "run",
                            MethodTypeDesc.of(CD_void, CD_Object.arrayType()),
                            ClassFile.ACC_PUBLIC,
                            code::write));
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (BatchAction)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the generated loop was not accepted", e);
    }
  }

  private void write(CodeBuilder code) {
    code.aload(1).astore(ARRAYS);
    int next = FIRST;
    for (int array : arraysUsed()) {
      code.aload(ARRAYS).loadConstant(array).aaload().checkcast(arrayType).astore(next);
      locals.put(array, next++);
    }
    boolean flat = isFlat();
    int length = flat ? lanes * loop.size() : loop.size();
    int rest = vectors ? length % new VectorEmitter(precision, MASK).width() : 0;
    if (rest > 0) {
      new VectorEmitter(precision, MASK).setMask(code, () -> code.loadConstant(rest));
    }
    code.iconst_0().istore(LANE).iconst_0().istore(BASE);
    if (flat || lanes == 1) {
      row(code, flat, length, rest, next);
    } else {
      Label again = code.newLabel();
      Label end = code.newLabel();
      code.labelBinding(again);
      code.iload(LANE).loadConstant(lanes).if_icmpge(end);
      row(code, false, length, rest, next);
      code.iinc(LANE, 1);
      code.iload(BASE).loadConstant(loop.size()).iadd().istore(BASE);
      code.goto_(again);
      code.labelBinding(end);
    }
    code.return_();
  }

  private Set<Integer> arraysUsed() {
    Set<Integer> used = new LinkedHashSet<>();
    for (int member : loop.instructions()) {
      if (plan.isStored(member)) {
        used.add(places.of(member));
      }
      for (int argument : plan.instruction(member).arguments()) {
        if (!loop.instructions().contains(argument)) {
          used.add(places.of(argument));
        }
      }
    }
    return used;
  }

  /// Whether lanes and elements can be passed as one row.
  private boolean isFlat() {
    Set<Integer> own = Set.copyOf(loop.instructions());
    for (int member : own) {
      for (int argument : plan.instruction(member).arguments()) {
        boolean one = plan.instruction(argument).shape().size() == 1;
        boolean advances = one ? loop.size() == 1 || !plan.byLane(argument) : plan.byLane(argument);
        if (!own.contains(argument) && !advances) {
          return false;
        }
      }
    }
    return true;
  }

  private void row(CodeBuilder code, boolean flat, int length, int rest, int firstLocal) {
    Emitter whole =
        vectors
            ? new VectorEmitter(precision, VectorEmitter.NO_MASK)
            : new PlainEmitter(precision, precision);
    BatchAccess access = new BatchAccess(plan, places, locals, flat, loop.size());
    code.iconst_0().istore(INDEX);
    if (rest < length) {
      Label again = code.newLabel();
      Label end = code.newLabel();
      code.labelBinding(again);
      code.iload(INDEX).loadConstant(length - rest).if_icmpge(end);
      new BodyCode(plan.program(), code, whole, access, firstLocal).write(loop.instructions());
      code.iinc(INDEX, whole.width());
      code.goto_(again);
      code.labelBinding(end);
    }
    if (rest > 0) {
      Emitter masked = new VectorEmitter(precision, MASK);
      new BodyCode(plan.program(), code, masked, access, firstLocal).write(loop.instructions());
    }
  }
}
