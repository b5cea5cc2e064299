package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP conventions of every system, in one place. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, StrictValues.class, OpenApiDocument.class})
public class HttpConventions implements WebMvcConfigurer {

    private final Ids ids;
    private final MeterRegistry meters;

    public HttpConventions(Ids ids, MeterRegistry meters) {
        this.ids = ids;
        this.meters = meters;
    }

    /**
     * As on the wire, but a field that nobody knows is refused: it is a mistake of the client's.
     */
    @Bean
    JsonMapper jsonMapper() {
        return Wire.mapper()
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AskingResolver(ids));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RequestTimes(meters));
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(Settings settings) {
        var filter =
                new EdgeFilter(
                        ids,
                        settings.number("waybill.http.largest-body", 1 << 20),
                        settings.number("waybill.http.requests-per-second", 50_000));
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    Sockets sockets(ServletContext context, ObjectProvider<Switchboard> switchboards) {
        return new Sockets(context, switchboards.stream().toList(), ids);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> {
            factory.setProtocol(ForgetfulProtocol.class.getName());
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                    host.getPipeline().addValve(new ProblemValve(ids));
                }
            });
        };
    }
}
