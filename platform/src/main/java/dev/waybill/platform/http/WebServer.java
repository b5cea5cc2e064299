package dev.waybill.platform.http;

import dev.waybill.platform.Ids;
import dev.waybill.platform.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Spring Boot as the web server of the rooms: what they serve is registered before the context
 * starts.
 */
public final class WebServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private WebServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                DataSourceTransactionManagerAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                ErrorMvcAutoConfiguration.class, // ProblemValve answers instead
                WebMvcObservationAutoConfiguration.class
            })
    @Import(HttpConventions.class)
    static class Wiring {}

    /**
     * @param properties Spring's own, such as {@code server.port}; they win over the defaults
     */
    public static WebServer start(
            List<Object> controllers, Ids ids, Settings settings, Map<String, Object> properties) {
        var defaults = new HashMap<String, Object>(DEFAULTS);
        defaults.putAll(properties);
        var application =
                new SpringApplicationBuilder(Wiring.class)
                        .web(WebApplicationType.SERVLET)
                        .properties(defaults)
                        .build();
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context ->
                register((GenericApplicationContext) context, controllers, ids, settings));
        return new WebServer(application.run());
    }

    private static final Map<String, Object> DEFAULTS =
            Map.ofEntries(
                    Map.entry("server.address", "127.0.0.1"),
                    Map.entry("server.port", "8080"),
                    Map.entry("server.shutdown", "graceful"),
                    Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
                    Map.entry("spring.threads.virtual.enabled", "true"),
                    Map.entry("spring.main.lazy-initialization", "false"),
                    // Forms are nobody's contract here.
                    Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
                    Map.entry("spring.mvc.log-resolved-exception", "false"),
                    Map.entry("spring.mvc.async.request-timeout", "40s"),
                    Map.entry("server.tomcat.max-swallow-size", "20MB"),
                    Map.entry("server.tomcat.max-http-form-post-size", "1MB"),
                    Map.entry("server.tomcat.connection-timeout", "20s"),
                    Map.entry("server.tomcat.keep-alive-timeout", "60s"),
                    Map.entry("server.tomcat.max-keep-alive-requests", "-1"),
                    Map.entry("server.max-http-request-header-size", "16KB"),
                    Map.entry("springdoc.api-docs.version", "openapi_3_1"),
                    Map.entry("springdoc.api-docs.path", "/openapi"),
                    Map.entry("springdoc.writer-with-order-by-keys", "true"),
                    Map.entry("springdoc.default-produces-media-type", "application/json"),
                    Map.entry(
                            "management.endpoints.web.exposure.include",
                            "health,info,prometheus,metrics"));

    private static void register(
            GenericApplicationContext context,
            List<Object> controllers,
            Ids ids,
            Settings settings) {
        var beans = context.getBeanFactory();
        beans.registerSingleton("ids", ids);
        beans.registerSingleton("settings", settings);
        for (var controller : controllers) {
            beans.registerSingleton(controller.getClass().getName(), controller);
        }
    }

    public int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? -1 : server.getPort();
    }

    @Override
    public void close() {
        SpringApplication.exit(context);
    }
}
