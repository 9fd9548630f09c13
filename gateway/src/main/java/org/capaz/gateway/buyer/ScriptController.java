// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.capaz.gateway.access.ContentPolicy;
import org.capaz.gateway.buyer.script.AskedMembers;
import org.capaz.gateway.buyer.script.ScriptFiles;
import org.capaz.gateway.page.PackedFile;
import org.capaz.ledger.message.Language;

/** The files with which a browser judges a label by itself, also with the network off. */
@Controller("/verify")
@Hidden
final class ScriptController {
    private static final String FRESH = "max-age=60, stale-if-error=240";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final PackedFile page;
    private final PackedFile front;
    private final PackedFile decoder;
    private final PackedFile worker;
    /** By the name of the script. */
    private final Map<String, PackedFile> maps = new HashMap<>();

    private final PackedFile spanish;
    private final PackedFile english;
    private final AskedMembers members;

    ScriptController(ScriptFiles files, AskedMembers members) {
        page = script(files.page(), "page.js");
        front = script(files.front(), "front.js");
        decoder = script(files.decoder(), "qr.js");
        worker = script(files.worker(), "worker.js");
        spanish = new PackedFile(files.words(Language.SPANISH), MediaType.APPLICATION_JSON);
        english = new PackedFile(files.words(Language.ENGLISH), MediaType.APPLICATION_JSON);
        this.members = members;
    }

    private PackedFile script(ScriptFiles.Script script, String name) {
        maps.put(name, packed(script.map(), MediaType.APPLICATION_JSON));
        return packed(script.text() + "//# sourceMappingURL=" + name + ".map\n", SCRIPT);
    }

    private static PackedFile packed(String text, String type) {
        return new PackedFile(text.getBytes(StandardCharsets.UTF_8), type);
    }

    @Get("/page.js")
    @Produces("text/javascript")
    HttpResponse<?> page(HttpRequest<?> request) {
        return fresh(page, request);
    }

    @Get("/front.js")
    @Produces("text/javascript")
    HttpResponse<?> front(HttpRequest<?> request) {
        return fresh(front, request);
    }

    @Get("/qr.js")
    @Produces("text/javascript")
    HttpResponse<?> decoder(HttpRequest<?> request) {
        return fresh(decoder, request);
    }

    /** Lets the worker answer for the pages of labels, which do not lie below its own path. */
    @Get("/worker.js")
    @Produces("text/javascript")
    HttpResponse<?> worker(HttpRequest<?> request) {
        return fresh(worker, request).header("Service-Worker-Allowed", "/c/");
    }

    /** Leads a browser's tools from a script to its sources, which are in it. */
    @Get("/{script}.map")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> map(HttpRequest<?> request, String script) {
        PackedFile map = maps.get(script);
        return map == null ? HttpResponse.notFound() : fresh(map, request);
    }

    @Get("/words-es.json")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> spanish(HttpRequest<?> request) {
        return fresh(spanish, request);
    }

    @Get("/words-en.json")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> english(HttpRequest<?> request) {
        return fresh(english, request);
    }

    /** The page of a label whose record this browser has not kept and cannot ask for now. */
    @Get("/label")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> label(@Nullable @QueryValue String lang) {
        Language language = Language.ENGLISH.tag().equals(lang) ? Language.ENGLISH : Language.SPANISH;
        return HttpResponse.ok(PageWriter.withoutRecord(language).getBytes(StandardCharsets.UTF_8))
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", FRESH)
                .header(ContentPolicy.HEADER, ContentPolicy.asking(members.origins()));
    }

    private static MutableHttpResponse<byte[]> fresh(PackedFile file, HttpRequest<?> request) {
        return file.answer(request).header("Cache-Control", FRESH);
    }
}
