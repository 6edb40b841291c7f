package io.chatter.deployment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Finds what the types of Kubernetes and Strimzi set aside as additional properties: fields that they do not know.
final class UnknownFields {

    private UnknownFields() {}

    static void find(Object value, String path, List<String> problems) {
        if (value == null
                || value instanceof Enum
                || !value.getClass().getName().matches("io\\.(fabric8|strimzi)\\..*")) {
            return;
        }
        for (Method method : value.getClass().getMethods()) {
            if (method.getParameterCount() == 0 && method.getName().startsWith("get")) {
                look(method.getName().substring("get".length()), call(value, method), path, problems);
            }
        }
    }

    private static void look(String name, Object part, String path, List<String> problems) {
        if (name.equals("AdditionalProperties") && part instanceof Map<?, ?> unknown) {
            unknown.keySet().forEach(key -> problems.add(path + "/" + key + " is unknown"));
        } else if (part instanceof Collection<?> many) {
            many.forEach(one -> find(one, path + "/" + name, problems));
        } else if (part instanceof Map<?, ?> map) {
            map.values().forEach(one -> find(one, path + "/" + name, problems));
        } else {
            find(part, path + "/" + name, problems);
        }
    }

    private static Object call(Object value, Method method) {
        try {
            return method.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " of a manifest's type fails", e);
        }
    }
}
