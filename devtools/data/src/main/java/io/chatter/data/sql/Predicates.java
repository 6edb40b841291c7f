package io.chatter.data.sql;

import com.fasterxml.jackson.databind.JsonNode;
import io.chatter.data.log.Interval;
import io.chatter.data.log.Range;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/// The part of a topic that a WHERE leaves. Recognised are, alone or under AND, `=`, `<`, `<=`, `>`,
/// `>=` with the column on either side, BETWEEN, and IN a list, of `_partition`, `_offset` and
/// `_timestamp` with constants.
final class Predicates {

    private final Constants constants;

    Predicates(Constants constants) {
        this.constants = constants;
    }

    /// @param where the tree of a WHERE, or nothing
    /// @param alias of the table that columns must belong to
    /// @param alone whether columns without a table are that table's, too
    Range rangeOf(JsonNode where, String alias, boolean alone) throws SQLException {
        Range range = Range.EVERYTHING;
        for (JsonNode condition : conditions(where)) {
            range = range.intersect(rangeOfOne(condition, alias, alone));
        }
        return range;
    }

    private static List<JsonNode> conditions(JsonNode where) {
        if (where.isMissingNode() || where.isNull()) {
            return List.of();
        }
        if (!where.path("type").asText().equals("CONJUNCTION_AND")) {
            return List.of(where);
        }
        List<JsonNode> all = new ArrayList<>();
        where.path("children").forEach(child -> all.addAll(conditions(child)));
        return all;
    }

    private Range rangeOfOne(JsonNode condition, String alias, boolean alone) throws SQLException {
        return switch (condition.path("class").asText()) {
            case "COMPARISON" -> comparison(condition, alias, alone);
            case "BETWEEN" -> between(condition, alias, alone);
            case "OPERATOR" -> in(condition, alias, alone);
            default -> Range.EVERYTHING;
        };
    }

    private Range comparison(JsonNode condition, String alias, boolean alone) throws SQLException {
        String operator = condition.path("type").asText();
        Optional<String> left = columnOf(condition.path("left"), alias, alone);
        if (left.isPresent()) {
            return compared(left.get(), operator, condition.path("right"));
        }
        Optional<String> right = columnOf(condition.path("right"), alias, alone);
        return right.isPresent() ? compared(right.get(), mirrored(operator), condition.path("left")) : Range.EVERYTHING;
    }

    private Range between(JsonNode condition, String alias, boolean alone) throws SQLException {
        Optional<String> column = columnOf(condition.path("input"), alias, alone);
        return column.isEmpty()
                ? Range.EVERYTHING
                : compared(column.get(), "COMPARE_GREATERTHANOREQUALTO", condition.path("lower"))
                        .intersect(compared(column.get(), "COMPARE_LESSTHANOREQUALTO", condition.path("upper")));
    }

    private Range in(JsonNode condition, String alias, boolean alone) throws SQLException {
        JsonNode operands = condition.path("children");
        Optional<String> column = columnOf(operands.path(0), alias, alone);
        if (!condition.path("type").asText().equals("COMPARE_IN") || column.isEmpty()) {
            return Range.EVERYTHING;
        }
        Optional<Range> either = Optional.empty();
        for (int i = 1; i < operands.size(); i++) {
            Range one = compared(column.get(), "COMPARE_EQUAL", operands.get(i));
            either = Optional.of(either.map(range -> range.hull(one)).orElse(one));
        }
        return either.orElse(Range.EVERYTHING);
    }

    private Range compared(String column, String operator, JsonNode operand) throws SQLException {
        OptionalLong constant = column.equals("_timestamp") ? constants.millis(operand) : constants.whole(operand);
        if (constant.isEmpty()) {
            return Range.EVERYTHING;
        }
        Optional<Interval> interval = interval(operator, constant.getAsLong());
        if (interval.isEmpty()) {
            return Range.EVERYTHING;
        }
        return switch (column) {
            case "_offset" -> Range.ofOffsets(interval.get());
            case "_timestamp" -> Range.ofTimes(interval.get());
            default -> partition(operator, constant.getAsLong());
        };
    }

    private static Range partition(String operator, long value) {
        return operator.equals("COMPARE_EQUAL") && value >= 0 && value <= Integer.MAX_VALUE
                ? Range.ofPartitions(new TreeSet<>(Set.of((int) value)))
                : Range.EVERYTHING;
    }

    private static Optional<Interval> interval(String operator, long value) {
        LongFunction<Interval> from = Interval::from;
        return switch (operator) {
            case "COMPARE_EQUAL" -> Optional.of(new Interval(value, value + 1));
            case "COMPARE_GREATERTHAN" -> Optional.of(from.apply(value + 1));
            case "COMPARE_GREATERTHANOREQUALTO" -> Optional.of(from.apply(value));
            case "COMPARE_LESSTHAN" -> Optional.of(Interval.to(value));
            case "COMPARE_LESSTHANOREQUALTO" -> Optional.of(Interval.to(value + 1));
            default -> Optional.empty();
        };
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "COMPARE_GREATERTHAN" -> "COMPARE_LESSTHAN";
            case "COMPARE_GREATERTHANOREQUALTO" -> "COMPARE_LESSTHANOREQUALTO";
            case "COMPARE_LESSTHAN" -> "COMPARE_GREATERTHAN";
            case "COMPARE_LESSTHANOREQUALTO" -> "COMPARE_GREATERTHANOREQUALTO";
            default -> operator;
        };
    }

    private static Optional<String> columnOf(JsonNode node, String alias, boolean alone) {
        JsonNode names = node.path("column_names");
        if (!node.path("class").asText().equals("COLUMN_REF") || names.isEmpty() || names.size() > 2) {
            return Optional.empty();
        }
        boolean ours = names.size() == 1
                ? alone
                : names.get(0).asText().toLowerCase(Locale.ROOT).equals(alias);
        String column = names.get(names.size() - 1).asText().toLowerCase(Locale.ROOT);
        return ours && Set.of("_partition", "_offset", "_timestamp").contains(column)
                ? Optional.of(column)
                : Optional.empty();
    }
}
