// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.capaz.audit.evidence.Evidence;
import org.capaz.audit.evidence.PaperHashes;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.auditor.work.ReplayJob.Outcome;
import org.capaz.gateway.auditor.work.ReplayWork.Asked;
import org.capaz.gateway.auditor.work.ReplayWork.Replayed;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.InvalidValue;

/**
 * Which records cite a paper. The paper is hashed where it lies, by the page's script; its hashes alone come here.
 */
@Controller("/auditor")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = WorkPage.class)
final class EvidenceController {
    private static final String WHAT = "evidence";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WorkPage pages;
    private final ReplayWork work;
    private final LedgerHeight height;

    EvidenceController(WorkPage pages, ReplayWork work, LedgerHeight height) {
        this.pages = pages;
        this.work = work;
        this.height = height;
    }

    private static Evidence find(Replayed replayed) {
        return new Evidence(replayed.ledger());
    }

    @Get("/evidence")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        var page = CooperativePage.ofAuditor(request, WorkMessage.EVIDENCE_PAGE_TITLE.sentence(), "evidence.js");
        return pages.of(request, page, WHAT, EvidenceController::find, (shown, ready) -> form(shown));
    }

    private static List<Html> form(CooperativePage page) {
        return List.of(
                page.line("p", WorkMessage.EVIDENCE_PAGE_WHAT.sentence()),
                page.told("failed", WorkMessage.EVIDENCE_PAGE_FAILED.sentence()),
                Html.with(
                        "label",
                        Map.of("class", "choice file"),
                        List.of(
                                Html.text(page.say(WorkMessage.EVIDENCE_PAGE_FILES.sentence())),
                                Html.with("input", Map.of("id", "papers", "type", "file", "multiple", ""), List.of()))),
                Html.with(
                        "ul",
                        Map.of(
                                "id",
                                "found",
                                "class",
                                "keys",
                                "aria-live",
                                "polite",
                                "data-matches",
                                page.say(WorkMessage.EVIDENCE_PAGE_MATCHES.sentence()),
                                "data-through",
                                page.say(WorkMessage.EVIDENCE_PAGE_THROUGH.sentence()),
                                "data-none",
                                page.say(WorkMessage.EVIDENCE_PAGE_NO_MATCH.sentence())),
                        List.of()),
                Html.element("noscript", page.say(WorkMessage.EVIDENCE_PAGE_SCRIPT.sentence())));
    }

    /**
     * Takes {@code {"asOf":…,"papers":[{"made":[{"way":…,"hash":…}],"inside":[…]}]}} and answers for each paper, in the same order,
     * which of its hashes stands in which records.
     */
    @Post("/evidence")
    @Consumes("application/json")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    HttpResponse<?> compare(@Body byte[] body) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            long asOf = fields.integer("asOf");
            List<PaperHashes> papers = fields.objects("papers", EvidenceController::paper);
            fields.end();
            if (asOf < 0 || asOf > height.height()) {
                return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
            }
            return work.ask(new Asked(WHAT, asOf), EvidenceController::find)
                    .flatMap(EvidenceController::found)
                    .<HttpResponse<?>>map(evidence -> JsonResponses.json(Json.object()
                            .with(
                                    "papers",
                                    evidence.compare(papers).stream()
                                            .map(EvidenceController::json)
                                            .toList())))
                    .orElseGet(() -> Problem.of(
                                    HttpStatus.SERVICE_UNAVAILABLE,
                                    "RATE_LIMITED",
                                    WorkMessage.WORK_TOO_MANY.sentence())
                            .response()
                            .header("Retry-After", "30"));
        } catch (JsonException | InvalidValue e) {
            return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED", GatewayMessage.REQUEST_NOT_READABLE.sentence())
                    .response();
        }
    }

    private static Optional<Evidence> found(ReplayJob<Evidence> job) {
        job.await(PATIENCE);
        return job.outcome() instanceof Outcome.Found<Evidence>(Evidence evidence)
                ? Optional.of(evidence)
                : Optional.empty();
    }

    private static PaperHashes paper(Fields paper) {
        return new PaperHashes(
                paper.objects(
                        "made",
                        made -> new PaperHashes.Made(
                                made.parsed("way", Codes.of(PaperHashes.Way.class)),
                                made.parsed("hash", Digest::requireHex))),
                new TreeSet<>(paper.texts("inside", Digest::requireHex)));
    }

    private static Json.Obj json(Evidence.Paper paper) {
        return Json.object()
                .with("hash", paper.match().hash())
                .with("through", paper.through())
                .with("records", Json.texts(paper.records()));
    }
}
