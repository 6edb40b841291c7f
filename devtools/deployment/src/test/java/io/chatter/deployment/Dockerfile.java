package io.chatter.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a Dockerfile says, in its order: comments left out, continued lines joined.
record Dockerfile(List<Instruction> instructions) {

    /// One instruction.
    ///
    /// @param keyword in capitals, `COPY`
    /// @param arguments what follows it, in one line
    record Instruction(String keyword, String arguments) {

        @Override
        public String toString() {
            return keyword + " " + arguments;
        }
    }

    static Dockerfile read(Path file) throws IOException {
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder begun = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            boolean goesOn = text.endsWith("\\");
            begun.append(goesOn ? text.substring(0, text.length() - 1) : text);
            if (!goesOn) {
                instructions.add(instruction(begun.toString()));
                begun.setLength(0);
            }
        }
        return new Dockerfile(List.copyOf(instructions));
    }

    private static Instruction instruction(String text) {
        String[] parts = text.split("\\s+", 2);
        return new Instruction(parts[0], parts[1].strip());
    }

    /// The arguments of the last instruction with this keyword, from the first `[` on: what is executed, as JSON.
    String executed(String keyword) {
        String arguments = instructions.stream()
                .filter(instruction -> instruction.keyword().equals(keyword))
                .map(Instruction::arguments)
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + keyword));
        return arguments.substring(arguments.indexOf('['));
    }
}
