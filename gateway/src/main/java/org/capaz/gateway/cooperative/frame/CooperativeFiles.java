// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;

/** The style and the scripts of a cooperative's pages. */
@Controller("/cooperative")
@Hidden
final class CooperativeFiles {
    private static final String SCRIPTS = "org/capaz/gateway/js/cooperative/";
    private static final String WORKER = "payment-worker.js";
    private static final String[] NAMES = {
        "bytes.js",
        "fields.js",
        "keys.js",
        "sign.js",
        "session.js",
        "aloud.js",
        "sign-in.js",
        "home.js",
        "enrol.js",
        "enrolments.js",
        "pin.js",
        "contact.js",
        "payment.js",
        "payment-answer.js",
        "payment-kept.js",
        "payment-photo.js",
        "evidence.js",
        WORKER
    };

    private final Map<String, byte[]> scripts = new TreeMap<>();
    private final byte[] style;
    private final byte[] auditorStyle;

    CooperativeFiles(ResourceResolver resources) {
        for (String name : NAMES) {
            scripts.put(name, read(resources, SCRIPTS + name));
        }
        style = read(resources, "cooperative.css");
        auditorStyle = read(resources, "auditor.css");
    }

    /** The worker may answer for pages that do not lie below its own path. */
    @Get("/js/{name}")
    @Produces("text/javascript")
    HttpResponse<?> script(String name) {
        byte[] found = scripts.get(name);
        if (found == null) {
            return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
        }
        MutableHttpResponse<?> script = file(found, "text/javascript; charset=utf-8");
        return name.equals(WORKER) ? script.header("Service-Worker-Allowed", "/cooperative") : script;
    }

    @Get("/cooperative.css")
    @Produces("text/css")
    HttpResponse<?> style() {
        return file(style, "text/css; charset=utf-8");
    }

    @Get("/auditor.css")
    @Produces("text/css")
    HttpResponse<?> auditorStyle() {
        return file(auditorStyle, "text/css; charset=utf-8");
    }

    private static MutableHttpResponse<?> file(byte[] content, String type) {
        return HttpResponse.ok(content).contentType(type).header("Cache-Control", "max-age=60, stale-if-error=240");
    }

    private static byte[] read(ResourceResolver resources, String path) {
        try (InputStream in = resources.getResourceAsStream("classpath:" + path).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
