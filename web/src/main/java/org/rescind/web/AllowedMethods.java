package org.rescind.web;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which methods an address takes. HTTP wants it said with a 405; the server does not tell us. */
@Singleton
class AllowedMethods {

    private record Operation(Pattern path, String method) {}

    private final List<Operation> operations;

    AllowedMethods(BeanManager beans) {
        operations = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> operations(type, method)))
                .toList();
    }

    private static Stream<Operation> operations(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
        String pattern = Arrays.stream(path.split("/+"))
                .filter(step -> !step.isEmpty())
                .map(step -> step.startsWith("{") ? "/[^/]+" : "/" + Pattern.quote(step))
                .reduce("", String::concat);
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Operation(Pattern.compile(pattern + "/?"), verb.value()));
    }

    /** For the header {@code Allow}. */
    String at(String path) {
        return operations.stream()
                .filter(operation -> operation.path().matcher(path).matches())
                .map(Operation::method)
                .distinct()
                .sorted()
                .reduce((some, more) -> some + ", " + more)
                .orElse("");
    }
}
