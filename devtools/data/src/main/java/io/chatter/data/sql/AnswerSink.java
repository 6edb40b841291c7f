package io.chatter.data.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Takes the rows of an answer.
@FunctionalInterface
public interface AnswerSink {

    /// @param rows before its first row; closed by the caller
    void accept(ResultSet rows) throws SQLException;
}
