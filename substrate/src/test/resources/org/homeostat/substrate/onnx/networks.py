"""Writes random feed-forward networks, with an input and what ONNX Runtime makes of it.

networks.py COUNT: N.onnx, N.in and N.out for N below COUNT; numbers are doubles.
"""
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


class Writer:
    def __init__(self, seed):
        self.draw = np.random.default_rng(seed)
        self.double = seed % 2 == 0
        self.kind = np.float64 if self.double else np.float32
        self.type = TensorProto.DOUBLE if self.double else TensorProto.FLOAT
        self.nodes, self.weights, self.count = [], [], 0

    def weight(self, values, dtype=None):
        name = f"layers.{len(self.weights)}.weight"
        values = np.array(values, dtype or self.kind)
        if self.draw.random() < 0.5 or dtype:
            tensor = numpy_helper.from_array(values, name)
        else:
            tensor = helper.make_tensor(name, self.type, values.shape, values.flatten().tolist())
        if self.draw.random() < 0.3:
            self.nodes.append(helper.make_node("Constant", [], [name], value=tensor))
            self.weights.append(None)
        else:
            self.weights.append(tensor)
        return name

    def node(self, operator, inputs, **attributes):
        self.count += 1
        result = f"/net/{operator}_{self.count}_output"
        self.nodes.append(helper.make_node(operator, inputs, [result], name=f"n{self.count}", **attributes))
        return result

    def layer(self, x, rows, columns, flat):
        draw = self.draw
        w = draw.normal(size=(rows, columns)) / np.sqrt(rows)
        b = draw.normal(size=columns) / 3
        form = draw.integers(4)
        if form == 0 and not flat:
            return self.node("Gemm", [x, self.weight(w.T), self.weight(b)], transB=1)
        if form == 1 and not flat:
            return self.node("Gemm", [x, self.weight(w), self.weight(b[None])], alpha=0.75, beta=0.5)
        if form == 2:
            turned = self.node("Transpose", [self.weight(w.T)], perm=[1, 0])
            return self.node("Add", [self.weight(b), self.node("MatMul", [x, turned])])
        return self.node("Add", [self.node("MatMul", [x, self.weight(w)]), self.weight(b)])

    def activation(self, x):
        some = ["Relu", "Tanh", "Sigmoid", "Abs", "Identity", "Neg", "Exp", "Sin", "Gelu", "Silu", "Clip"]
        floats = ["LeakyRelu", "Elu", "Softplus", "Erf", "Atan"]
        which = self.draw.choice(some if self.double else some + floats)
        if which == "Clip":
            return self.node("Clip", [x, self.weight(-0.5), self.weight(0.8)])
        if which == "Silu":
            return self.node("Mul", [x, self.node("Sigmoid", [x])])
        if which == "Gelu":
            half = self.node("Mul", [x, self.weight(0.5)])
            inner = self.node("Tanh", [self.node("Mul", [x, self.weight(0.8)])])
            return self.node("Mul", [half, self.node("Add", [inner, self.weight([1.0])])])
        if which in ("LeakyRelu", "Elu") and self.draw.random() < 0.5:
            return self.node(which, [x], alpha=0.3)
        return self.node(which, [x])

    def network(self):
        draw = self.draw
        sizes = draw.integers(1, 9, size=draw.integers(2, 5)).tolist()
        flat = draw.random() < 0.25
        x = "obs"
        if draw.random() < 0.4:
            mean, scale = draw.normal(size=sizes[0]), draw.uniform(0.5, 2, size=sizes[0])
            x = self.node("Div", [self.node("Sub", [x, self.weight(mean)]), self.weight(scale)])
        if not flat and draw.random() < 0.3:
            x = self.node("Flatten", [x])
        for rows, columns in zip(sizes, sizes[1:]):
            before = x
            x = self.activation(self.layer(x, rows, columns, flat))
            if rows == columns and draw.random() < 0.7:
                x = self.node("Add", [x, before])
        if draw.random() < 0.2:
            x = self.node("Softmax", [x], axis=-1)
        if not flat and draw.random() < 0.3:
            x = self.node("Reshape", [x, self.weight([1, -1], np.int64)])
        shape = [sizes[0]] if flat else [draw.choice(["batch", 1]), sizes[0]]
        shape = [n if isinstance(n, str) and not n.isdigit() else int(n) for n in shape]
        self.nodes.append(helper.make_node("Identity", [x], ["exp"]))
        graph = helper.make_graph(
            self.nodes,
            "net",
            [helper.make_tensor_value_info("obs", self.type, shape)],
            [helper.make_tensor_value_info("exp", self.type, shape[:-1] + [sizes[-1]])],
            [w for w in self.weights if w is not None],
        )
        opset = int(draw.choice([13, 17]))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
        onnx.checker.check_model(model)
        return model, draw.normal(size=[sizes[0]] if flat else [1, sizes[0]])


for seed in range(int(sys.argv[1])):
    writer = Writer(seed)
    model, x = writer.network()
    bytes_ = model.SerializeToString()
    open(f"{seed}.onnx", "wb").write(bytes_)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    y = onnxruntime.InferenceSession(bytes_, options).run(None, {"obs": x.astype(writer.kind)})[0]
    x.astype(writer.kind).astype("<f8").tofile(f"{seed}.in")
    y.astype("<f8").tofile(f"{seed}.out")
