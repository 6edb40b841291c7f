package io.chatter.messaging;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/// A generated record class with what Avro knows about it.
///
/// @param type the class
/// @param schema the schema it was generated from
/// @param model its conversions of logical types
record RecordClass(Class<? extends SpecificRecord> type, Schema schema, SpecificData model) {

    /// The class that `written` names.
    ///
    /// @throws SchemaException.Permanent when there is none, or it is no `expected`
    static RecordClass named(Schema written, Class<? extends SpecificRecord> expected) {
        Class<? extends SpecificRecord> type = load(written.getFullName(), expected.getClassLoader())
                .or(() -> load(written.getFullName(), Thread.currentThread().getContextClassLoader()))
                .or(() -> load(written.getFullName(), RecordClass.class.getClassLoader()))
                .orElseThrow(() -> new SchemaException.Permanent(
                        "no generated class " + written.getFullName() + " is on the class path; add its module"));
        if (!expected.isAssignableFrom(type)) {
            throw new SchemaException.Permanent("the value is a " + type.getName() + ", wanted " + expected.getName()
                    + "; its producer wrote to the wrong topic");
        }
        SpecificData model = SpecificData.getForClass(type);
        return new RecordClass(type, model.getSchema(type), model);
    }

    // Not initialised before it is known to be a record: the name comes from outside.
    private static Optional<Class<? extends SpecificRecord>> load(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return SpecificRecordBase.class.isAssignableFrom(type)
                    ? Optional.of(type.asSubclass(SpecificRecord.class))
                    : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
