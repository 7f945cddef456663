package org.rescind.web;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A query parameter that is no number, or no id, is a bad value; without this the answer is that nothing is there. */
@Provider
public class QueryParameters implements ParamConverterProvider {

    private record Kind(Function<String, ?> parse, String detail) {}

    private static final Kind INT = new Kind(Integer::valueOf, "must be a whole number");
    private static final Kind LONG = new Kind(Long::valueOf, "must be a whole number");
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            int.class,
            INT,
            Integer.class,
            INT,
            long.class,
            LONG,
            Long.class,
            LONG,
            UUID.class,
            new Kind(UUID::fromString, "must be a UUID"));

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Kind kind = KINDS.get(type);
        boolean query =
                Arrays.stream(annotations).anyMatch(each -> each instanceof QueryParam || each instanceof RestQuery);
        return kind == null || !query ? null : (ParamConverter<T>) new Converter(kind, name(annotations));
    }

    private static String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(each -> ((QueryParam) each).value())
                .findFirst()
                .orElse("");
    }

    private record Converter(Kind kind, String name) implements ParamConverter<Object> {

        @Override
        public Object fromString(String value) {
            try {
                return kind.parse().apply(value);
            } catch (IllegalArgumentException e) {
                throw Problem.INVALID_REQUEST.with(
                        "See \"errors\" for what is wrong where.",
                        Map.of("errors", List.of(Map.of("parameter", name, "detail", kind.detail()))));
            }
        }

        @Override
        public String toString(Object value) {
            return value.toString();
        }
    }
}
