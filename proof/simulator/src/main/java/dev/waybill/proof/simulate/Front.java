package dev.waybill.proof.simulate;

import dev.waybill.contracts.InvalidValue;
import dev.waybill.contracts.Wire;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Setback;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.messaging.Cause;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The controllers of a machine without a web server: the same methods, found by the same
 * annotations, with the same conventions for bodies, problems and idempotency keys.
 */
final class Front {

    private static final JsonMapper JSON =
            Wire.mapper()
                    .rebuild()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private static final ConversionService CONVERSIONS = new DefaultFormattingConversionService();

    private final List<Route> routes = new ArrayList<>();
    private final Ids ids;

    Front(List<Object> controllers, Ids ids) {
        this.ids = ids;
        for (var controller : controllers) {
            for (var method : controller.getClass().getDeclaredMethods()) {
                var mapping =
                        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    routes.add(Route.of(controller, method, mapping));
                }
            }
        }
        // What is written out comes before what has a variable there.
        routes.sort(Comparator.comparing(route -> route.template.replace('{', '~')));
    }

    /** A request as a client sends it. */
    record Request(
            String method,
            String path,
            byte[] body,
            @Nullable String key,
            Map<String, String> headers) {

        static Request of(String method, String path, @Nullable Object body, @Nullable String key) {
            return new Request(
                    method,
                    path,
                    body == null ? new byte[0] : JSON.writeValueAsBytes(body),
                    key,
                    // There is one from the beginning, and nobody replaces what he has not seen.
                    path.equals("/return-policy") ? Map.of("If-Match", "*") : Map.of());
        }
    }

    private record Route(
            Object controller, Method method, String verb, String template, Pattern pattern) {

        static Route of(Object controller, Method method, RequestMapping mapping) {
            var above =
                    AnnotatedElementUtils.findMergedAnnotation(
                            controller.getClass(), RequestMapping.class);
            var template =
                    first(above == null ? new String[0] : above.path()) + first(mapping.path());
            method.setAccessible(true);
            return new Route(
                    controller,
                    method,
                    mapping.method().length == 0 ? "GET" : mapping.method()[0].name(),
                    template,
                    Pattern.compile(template.replaceAll("\\{([a-zA-Z]+)}", "(?<$1>[^/]+)")));
        }

        private static String first(String[] paths) {
            return paths.length == 0 ? "" : paths[0];
        }
    }

    Outside.Reply serve(Request request) {
        var question = request.path().indexOf('?');
        var path = question < 0 ? request.path() : request.path().substring(0, question);
        for (var route : routes) {
            var match = route.pattern.matcher(path);
            if (route.verb.equals(request.method()) && match.matches()) {
                return serve(
                        request,
                        route,
                        match,
                        question < 0 ? "" : request.path().substring(question + 1));
            }
        }
        return problem(
                Problem.of(404, "no-such-path", "There is nothing at " + request.path() + "."));
    }

    private Outside.Reply serve(Request request, Route route, Matcher match, String query) {
        try {
            var values = new ArrayList<@Nullable Object>();
            for (var parameter : route.method.getParameters()) {
                values.add(value(parameter, request, route, match, query));
            }
            return reply(route.method.invoke(route.controller, values.toArray()));
        } catch (InvocationTargetException e) {
            return failed(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            return failed(e);
        }
    }

    private @Nullable Object value(
            Parameter parameter, Request request, Route route, Matcher match, String query) {
        if (parameter.getType() == Asking.class) {
            var cause = new Cause(ids.next(), null, null, null);
            var operation = route.verb + " " + route.template;
            return new Asking(
                    operation,
                    request.method() + " " + request.path(),
                    request.key(),
                    request.headers().get("If-Match"),
                    cause);
        }
        if (parameter.isAnnotationPresent(RequestBody.class)) {
            return body(parameter, request.body());
        }
        if (parameter.isAnnotationPresent(PathVariable.class)) {
            return converted(match.group(parameter.getName()), parameter.getType());
        }
        var asked = parameter.getAnnotation(RequestParam.class);
        if (asked != null) {
            return converted(value(asked, parameter.getName(), query), parameter.getType());
        }
        var header = parameter.getAnnotation(RequestHeader.class);
        return header == null
                ? null
                : converted(request.headers().get(header.name()), parameter.getType());
    }

    private static @Nullable String value(RequestParam asked, String name, String query) {
        var given = parameters(query).get(name);
        var unless = asked.defaultValue();
        return given != null || unless.equals(ValueConstants.DEFAULT_NONE) ? given : unless;
    }

    private static @Nullable Object body(Parameter parameter, byte[] body) {
        if (parameter.getType() == byte[].class) {
            return body;
        }
        return body.length == 0
                ? null
                : JSON.readValue(body, JSON.constructType(parameter.getParameterizedType()));
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** As the web server's parameters are. */
    private static @Nullable Object converted(@Nullable String text, Class<?> type) {
        return CONVERSIONS.convert(text, type);
    }

    private static Outside.Reply reply(@Nullable Object answer) {
        if (answer instanceof ResponseEntity<?> entity) {
            return new Outside.Reply(entity.getStatusCode().value(), bytes(entity.getBody()));
        }
        return new Outside.Reply(200, bytes(answer));
    }

    private static byte[] bytes(@Nullable Object body) {
        return switch (body) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            default -> Wire.write(body);
        };
    }

    private static Outside.Reply failed(Throwable failure) {
        return switch (failure) {
            case Death death -> throw death;
            case Problem problem -> problem(problem);
            case InvalidValue invalid -> problem(Problem.invalid(invalid.violations()));
            case Throwable outage when Setback.of(outage).passes() ->
                    problem(Problem.tryAgain(503, "unavailable", "Later."));
            default -> new Outside.Reply(500, failure.toString().getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Outside.Reply problem(Problem problem) {
        return new Outside.Reply(problem.status(), Wire.write(Map.of("code", problem.code())));
    }
}
