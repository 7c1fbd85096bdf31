package org.homeostat.expression;

import java.util.List;

/// A function of images over the windows of a [Pool], whose size is the last number of its call:
/// `max_pool(x, n)`.
interface Pooling extends ArrayFunction, Configured {

  Pool pool();

  /// The same function over windows of another size.
  Pooling over(Pool windows);

  /// What a call looks like.
  String call();

  @Override
  default Arity written() {
    return new Arity(images() + 1, images() + 1);
  }

  private int images() {
    return arity().least();
  }

  @Override
  default Apply read(List<Expression> written) {
    List<Integer> numbers = WholeNumbers.read(call(), written, images());
    return new Apply(over(new Pool(numbers.getFirst())), written.subList(0, images()));
  }

  @Override
  default List<Expression> write(List<Expression> arguments) {
    return WholeNumbers.write(arguments, List.of(pool().size()));
  }

  @Override
  default String latex(List<String> arguments) {
    return ArrayFunction.super.latex(WholeNumbers.latex(arguments, List.of(pool().size())));
  }
}
