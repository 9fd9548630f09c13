// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.capaz.gateway.access.ContentPolicy;
import org.capaz.gateway.buyer.script.AskedMembers;
import org.capaz.gateway.buyer.script.ScriptFiles;
import org.capaz.ledger.message.Language;

/** The files with which a browser judges a label by itself, also with the network off. */
@Controller("/verify")
@Hidden
final class ScriptController {
    private static final String FRESH = "max-age=60, stale-if-error=240";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final ScriptFiles files;
    private final AskedMembers members;

    ScriptController(ScriptFiles files, AskedMembers members) {
        this.files = files;
        this.members = members;
    }

    @Get("/page.js")
    @Produces("text/javascript")
    HttpResponse<?> page() {
        return file(files.page(), SCRIPT);
    }

    @Get("/front.js")
    @Produces("text/javascript")
    HttpResponse<?> front() {
        return file(files.front(), SCRIPT);
    }

    @Get("/qr.js")
    @Produces("text/javascript")
    HttpResponse<?> decoder() {
        return file(files.decoder(), SCRIPT);
    }

    /** Lets the worker answer for the pages of labels, which do not lie below its own path. */
    @Get("/worker.js")
    @Produces("text/javascript")
    HttpResponse<?> worker() {
        return file(files.worker(), SCRIPT).header("Service-Worker-Allowed", "/c/");
    }

    @Get("/words-es.json")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> spanish() {
        return file(files.words(Language.SPANISH), MediaType.APPLICATION_JSON);
    }

    @Get("/words-en.json")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> english() {
        return file(files.words(Language.ENGLISH), MediaType.APPLICATION_JSON);
    }

    /** The page of a label whose record this browser has not kept and cannot ask for now. */
    @Get("/label")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> label(@Nullable @QueryValue String lang) {
        Language language = Language.ENGLISH.tag().equals(lang) ? Language.ENGLISH : Language.SPANISH;
        return file(PageWriter.withoutRecord(language).getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8")
                .header(ContentPolicy.HEADER, ContentPolicy.asking(members.origins()));
    }

    private static MutableHttpResponse<byte[]> file(byte[] content, String type) {
        return HttpResponse.ok(content).contentType(type).header("Cache-Control", FRESH);
    }
}
