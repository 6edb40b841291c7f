package io.chatter.streamcontext.onnxruntime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An ONNX file with the inputs and outputs of Silero's network and hardly anything between them: the output is four
/// times the loudest sample, 1 at most, and each number of the state grows by one. Written by hand in protobuf's wire
/// format (onnx.proto, IR version 8, operators of version 13), so that no weights need to come along.
final class ToyNetwork {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ONE_INTEGER = 2;
    private static final int INTEGERS = 7;

    private ToyNetwork() {}

    /// @param input name of the first input
    static byte[] file(String input) {
        Message graph = new Message()
                .message(1, node("Abs", List.of(input), "loudness"))
                .message(
                        1,
                        node("ReduceMax", List.of("loudness"), "loudest")
                                .message(
                                        5,
                                        new Message()
                                                .text(1, "axes")
                                                .number(8, 1)
                                                .number(20, INTEGERS))
                                .message(
                                        5,
                                        new Message()
                                                .text(1, "keepdims")
                                                .number(3, 1)
                                                .number(20, ONE_INTEGER)))
                .message(1, node("Mul", List.of("loudest", "four"), "louder"))
                .message(1, node("Min", List.of("louder", "one"), "output"))
                .message(1, node("Add", List.of("state", "one"), "stateN"))
                .text(2, "toy")
                .message(5, constant("four", 4))
                .message(5, constant("one", 1))
                .message(11, value(input, FLOAT, 1, SileroModel.CONTEXT + SileroModel.WINDOW))
                .message(11, value("state", FLOAT, 2, 1, SileroModel.STATE / 2))
                .message(11, value("sr", INT64))
                .message(12, value("output", FLOAT, 1, 1))
                .message(12, value("stateN", FLOAT, 2, 1, SileroModel.STATE / 2));
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .bytes();
    }

    private static Message node(String operator, List<String> inputs, String output) {
        Message node = new Message();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, output).text(4, operator);
    }

    private static Message constant(String name, float value) {
        byte[] raw = ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        return new Message().number(1, 1).number(2, FLOAT).text(8, name).bytes(9, raw);
    }

    private static Message value(String name, int type, int... shape) {
        Message dimensions = new Message();
        for (int length : shape) {
            dimensions.message(1, new Message().number(1, length));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /// A protobuf message, field by field.
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 0x7f) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
