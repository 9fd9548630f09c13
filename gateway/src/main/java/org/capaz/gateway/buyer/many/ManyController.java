// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.buyer.many.ManyJob.Progress;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.PreferredLanguage;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerKeys;

/** Many labels at once, without an account and without a script. */
@Controller("/check")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class ManyController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ManyJobs jobs;
    private final LedgerStateReader ledgerStates;
    private final Settings settings;

    ManyController(ManyJobs jobs, LedgerStateReader ledgerStates, Settings settings) {
        this.jobs = jobs;
        this.ledgerStates = ledgerStates;
        this.settings = settings;
    }

    /** A form for many labels at once. */
    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> form(HttpRequest<?> request, @Nullable @QueryValue String lang) {
        Language language = PreferredLanguage.of(request, lang);
        return html(HttpResponse.ok(), ManyPage.form(language), language);
    }

    /** Begins a table and leads to it; refuses what has no code or too many, and one table too many of an address. */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces({MediaType.TEXT_HTML, Problem.MEDIA_TYPE})
    HttpResponse<?> begin(
            HttpRequest<?> request,
            @Nullable @Part String codes,
            @Nullable @Part CompletedFileUpload file,
            @Nullable @QueryValue String lang)
            throws IOException {
        Language language = PreferredLanguage.of(request, lang);
        byte[] content = file == null ? new byte[0] : file.getBytes();
        String text = codes == null ? "" : codes;
        int counted = CodeSource.count(text);
        if (counted == 0 && content.length == 0) {
            return refused(request, HttpStatus.BAD_REQUEST, ManyMessage.MANY_NO_CODES.sentence(), language);
        }
        if (counted > ManyJobs.MOST_CODES) {
            return refused(
                    request,
                    HttpStatus.BAD_REQUEST,
                    ManyMessage.MANY_TOO_MANY_CODES.with("most", Argument.count(ManyJobs.MOST_CODES)),
                    language);
        }
        String name = file == null ? "" : file.getFilename();
        return jobs.begin(
                        request.getRemoteAddress().getAddress().getHostAddress(),
                        content.length == 0 ? OptionalInt.of(counted) : OptionalInt.empty(),
                        source -> source.text(text) && (content.length == 0 || source.file(name, content)))
                .<HttpResponse<?>>map(
                        job -> HttpResponse.seeOther(URI.create("/check/" + job + "?lang=" + language.tag())))
                .orElseGet(() -> refused(
                        request,
                        HttpStatus.TOO_MANY_REQUESTS,
                        ManyMessage.MANY_TOO_MANY_JOBS.with("minutes", Argument.count(ManyJobs.KEPT.toMinutes())),
                        language));
    }

    /** How far a table is and what is wrong so far; asked for again by the browser itself until the table is finished. */
    @Get("/{name}")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    HttpResponse<?> progress(HttpRequest<?> request, String name, @Nullable @QueryValue String lang) {
        Language language = PreferredLanguage.of(request, lang);
        return jobs.find(name)
                .map(ManyJob::progress)
                .<HttpResponse<?>>map(progress -> {
                    if (PreferredLanguage.wantsJson(request)) {
                        return JsonResponses.json(json(progress)).header("Cache-Control", "no-store");
                    }
                    MutableHttpResponse<?> page =
                            html(HttpResponse.ok(), ManyPage.progress(name, progress, member(), language), language);
                    return progress.finished() ? page : page.header("Refresh", "2");
                })
                .orElseGet(ManyController::unknown);
    }

    /** What is judged so far, comma separated. */
    @Get("/{name}/result.csv")
    @Produces({"text/csv", Problem.MEDIA_TYPE})
    HttpResponse<?> csv(HttpRequest<?> request, String name, @Nullable @QueryValue String lang) {
        return table(request, name, lang, "text/csv; charset=utf-8", "csv", ResultTable::csv);
    }

    /** The same as a workbook. */
    @Get("/{name}/result.xlsx")
    @Produces({XLSX, Problem.MEDIA_TYPE})
    HttpResponse<?> xlsx(HttpRequest<?> request, String name, @Nullable @QueryValue String lang) {
        return table(request, name, lang, XLSX, "xlsx", ResultTable::xlsx);
    }

    private HttpResponse<?> table(
            HttpRequest<?> request,
            String name,
            @Nullable String lang,
            String type,
            String ending,
            Function<ResultTable, byte[]> written) {
        var words = new Words(PreferredLanguage.of(request, lang));
        return jobs.find(name)
                .<HttpResponse<?>>map(job -> HttpResponse.ok(
                                written.apply(new ResultTable(job.progress().rows(), member(), words)))
                        .contentType(type)
                        .header("Cache-Control", "no-store")
                        .header("Content-Disposition", "attachment; filename=\"result." + ending + "\""))
                .orElseGet(ManyController::unknown);
    }

    private static Json.Obj json(Progress progress) {
        Json.Obj counts = Json.object();
        for (Map.Entry<ManyVerdict, Integer> count : progress.counts().entrySet()) {
            counts = counts.with(count.getKey().name(), count.getValue());
        }
        Json.Obj told = Json.object()
                .with("judged", progress.rows().size())
                .with("finished", progress.finished())
                .with("verdicts", counts);
        return progress.all().isPresent() ? told.with("all", progress.all().getAsInt()) : told;
    }

    private String member() {
        return ledgerStates
                .latest()
                .find(LedgerKeys.organisation(new MspId(settings.mspId())))
                .map(organisation -> organisation.text("name"))
                .orElse(settings.mspId());
    }

    private static HttpResponse<?> refused(HttpRequest<?> request, HttpStatus status, Sentence why, Language language) {
        return PreferredLanguage.readsPages(request)
                ? html(HttpResponse.status(status), ManyPage.refused(why, language), language)
                : Problem.of(status, "NOT_JUDGED", why).response();
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "TABLE_UNKNOWN", ManyMessage.MANY_JOB_UNKNOWN.sentence())
                .response();
    }

    /**
     * Without a referrer at all a browser sends a form with the origin {@code null}, which a gateway on the machine of its reader
     * refuses; with one for its own pages it names them.
     */
    private static MutableHttpResponse<?> html(MutableHttpResponse<byte[]> answer, String page, Language language) {
        return answer.body(page.getBytes(StandardCharsets.UTF_8))
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Language", language.tag())
                .header("Referrer-Policy", "same-origin")
                .header("Vary", "Accept, Accept-Language");
    }
}
