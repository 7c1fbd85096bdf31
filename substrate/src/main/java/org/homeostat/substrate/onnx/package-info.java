/// Systems as ONNX, the format in which networks are handed from one framework to another.
///
/// | type | what it is |
/// | --- | --- |
/// | [OnnxModel] | one step of a system as a graph: next states and outputs, of states, inputs and normals |
/// | [OnnxSystem] | a feed-forward network in a file as the text of a system |
/// | [FeedForward] | how nodes become equations |
/// | [ProtoMessage], [ProtoFields] | the wire format of protocol buffers, written and read |
///
/// Arrays stay arrays: a product is a `MatMul`, a function of a vector one node. Models are written
/// and read by hand here, since all that they take of protocol buffers is numbers and bytes behind
/// a tag; the library for it would add 1.7 MB, and generated classes the size of a package.
///
/// Source: the ONNX project, *Open Neural Network Exchange Intermediate Representation*, version 8,
/// with operator set 17.
///
/// Read [OnnxModel] first.
@NullMarked
package org.homeostat.substrate.onnx;

import org.jspecify.annotations.NullMarked;
