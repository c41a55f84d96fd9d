package org.dragoman.language.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * An ONNX model under construction: nodes, constants, inputs and outputs, in their order. Not
 * thread-safe.
 */
public final class OnnxGraph {

  /** The element types of ONNX that are used here. */
  public enum ElementType {
    /** 32-bit floats. */
    FLOAT(1),
    /** Unsigned bytes. */
    UINT8(2),
    /** Signed bytes. */
    INT8(3),
    /** 32-bit integers. */
    INT32(6),
    /** 64-bit integers. */
    INT64(7),
    /** 16-bit floats. */
    HALF(10);

    private final int code;

    ElementType(int code) {
      this.code = code;
    }
  }

  /** The operators of ONNX Runtime that ONNX itself lacks. */
  private static final String MICROSOFT = "com.microsoft";

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private static final int FROM_FILE = 1;

  /** A constant of at least so many bytes stands in the file of weights, if there is one. */
  private static final int LARGE = 1 << 12;

  /** Where a constant begins in the file of weights: memory is mapped by pages. */
  private static final int PAGE = 1 << 12;

  private final boolean weightsApart;
  private final List<Message.Blob> weights = new ArrayList<>();
  private long weightsSize;
  private final Message nodes = new Message();
  private final Message constants = new Message();
  private final Message inputs = new Message();
  private final Message outputs = new Message();
  private int count;

  /**
   * An empty graph.
   *
   * @param weightsApart whether large constants go to a file of their own, which ONNX Runtime maps
   *     into memory instead of reading it
   */
  public OnnxGraph(boolean weightsApart) {
    this.weightsApart = weightsApart;
  }

  /** One operation under construction. */
  public final class Node {
    private final Message attributes = new Message();
    private final String operator;
    private final String domain;
    private final String[] from;

    private Node(String domain, String operator, String... from) {
      this.domain = domain;
      this.operator = operator;
      this.from = from;
    }

    /** Sets an attribute. */
    public Node with(String attribute, int value) {
      attributes.message(
          5, new Message().text(1, attribute).number(3, value).number(20, ATTRIBUTE_INT));
      return this;
    }

    /** Sets an attribute. */
    public Node with(String attribute, float value) {
      attributes.message(
          5, new Message().text(1, attribute).real(2, value).number(20, ATTRIBUTE_FLOAT));
      return this;
    }

    /** Sets an attribute. */
    public Node with(String attribute, List<Integer> values) {
      Message message = new Message().text(1, attribute);
      values.forEach(value -> message.number(8, value));
      attributes.message(5, message.number(20, ATTRIBUTE_INTS));
      return this;
    }

    /** Adds the node to the graph and names its only result. */
    public String gives() {
      return gives(operator + "_" + count);
    }

    /** Adds the node to the graph with a name for its only result. */
    public String gives(String result) {
      Message node = new Message();
      for (String input : from) {
        node.text(1, input);
      }
      node.text(2, result).text(3, result).text(4, operator);
      node.all(attributes);
      if (!domain.isEmpty()) {
        node.text(7, domain);
      }
      nodes.message(1, node);
      count++;
      return result;
    }
  }

  /** Begins a node of ONNX itself; an input that is left out is the empty name. */
  public Node node(String operator, String... from) {
    return new Node("", operator, from);
  }

  /** Begins a node of ONNX Runtime's own. */
  public Node microsoft(String operator, String... from) {
    return new Node(MICROSOFT, operator, from);
  }

  /** Adds a constant whose bytes are made when the file is written. */
  public String constant(String name, ElementType type, Message.Blob values, long... shape) {
    Message tensor = new Message();
    for (long size : shape) {
      tensor.number(1, size);
    }
    tensor.number(2, type.code).text(8, name);
    if (weightsApart && values.size() >= LARGE) {
      tensor
          .message(13, pair("location", OnnxModel.WEIGHTS))
          .message(13, pair("offset", Long.toString(weightsSize)))
          .message(13, pair("length", Long.toString(values.size())))
          .number(14, FROM_FILE);
      weights.add(values);
      byte[] padding = new byte[(int) Math.floorMod(-values.size(), (long) PAGE)];
      weights.add(Message.Blob.of(padding));
      weightsSize += values.size() + padding.length;
    } else {
      tensor.bytes(9, values);
    }
    constants.message(5, tensor);
    return name;
  }

  private static Message pair(String key, String value) {
    return new Message().text(1, key).text(2, value);
  }

  /** Adds a constant of floats. */
  public String constant(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(name, ElementType.FLOAT, Message.Blob.of(bytes.array()), shape);
  }

  /** Adds a constant of long integers. */
  public String constant(String name, long[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(name, ElementType.INT64, Message.Blob.of(bytes.array()), shape);
  }

  /** Declares an input; each dimension is a name, since all of them vary. */
  public String input(String name, ElementType type, String... shape) {
    inputs.message(11, value(name, type, shape));
    return name;
  }

  /** Declares an output; a dimension is a number or a name. */
  public void output(String name, ElementType type, String... shape) {
    outputs.message(12, value(name, type, shape));
  }

  private static Message value(String name, ElementType type, String... shape) {
    Message dimensions = new Message();
    for (String size : shape) {
      boolean fixed = Character.isDigit(size.charAt(0));
      Message dimension =
          fixed ? new Message().number(1, Long.parseLong(size)) : new Message().text(2, size);
      dimensions.message(1, dimension);
    }
    Message tensor = new Message().number(1, type.code).message(2, dimensions);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** The whole model, ready to be written. */
  public OnnxModel model(String name) {
    Message graph = new Message().all(nodes).text(2, name).all(constants).all(inputs).all(outputs);
    Message model =
        new Message()
            .number(1, IR_VERSION)
            .text(2, "dragoman")
            .message(7, graph)
            .message(8, new Message().text(1, "").number(2, OPSET))
            .message(8, new Message().text(1, MICROSOFT).number(2, 1));
    return new OnnxModel(model, List.copyOf(weights), weightsSize);
  }
}
