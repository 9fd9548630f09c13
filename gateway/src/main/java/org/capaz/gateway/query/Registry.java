package org.capaz.gateway.query;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.gateway.access.Problem;
import org.capaz.gateway.projection.ProjectedBooks;
import org.capaz.gateway.projection.ProjectedBooks.Fact;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;

/** Who is who, who may sign, and what was attested about the producers. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "registry")
final class Registry {
    private final Reading reading;

    Registry(Reading reading) {
        this.reading = reading;
    }

    @Get("/parties")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "All parties")
    HttpResponse<?> parties(
            HttpRequest<?> request, @Nullable @QueryValue Long asOf, @Nullable @QueryValue Long height) {
        return reading.list(request, "parties", books -> places(books, "party"));
    }

    @Get("/parties/{party}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One party with its officers")
    HttpResponse<?> party(
            HttpRequest<?> request, String party, @Nullable @QueryValue Long asOf, @Nullable @QueryValue Long height) {
        return reading.one(
                request,
                "party " + party,
                books -> books.fact(new LedgerKey("party", List.of(party)))
                        .map(found -> Json.object()
                                .with("party", found.withPlace())
                                .with(
                                        "officers",
                                        books.facts(new LedgerKey("officer", List.of())).stream()
                                                .filter(officer -> Members.matches(officer, "owner", party))
                                                .map(Fact::withPlace)
                                                .toList())));
    }

    @Get("/officers/{officer}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One officer's key, roles and validity")
    HttpResponse<?> officer(
            HttpRequest<?> request,
            String officer,
            @Nullable @QueryValue Long asOf,
            @Nullable @QueryValue Long height) {
        return reading.one(
                request,
                "officer " + officer,
                books -> books.fact(new LedgerKey("officer", List.of(officer)))
                        .map(found -> Json.object().with("officer", found.withPlace())));
    }

    @Get("/attestations")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(
            summary = "Attestations, of one producer or of all, with their contests and what else a reader must know")
    HttpResponse<?> attestations(
            HttpRequest<?> request,
            @Nullable @QueryValue String subject,
            @Nullable @QueryValue Long asOf,
            @Nullable @QueryValue Long height) {
        List<String> prefix = subject == null ? List.of() : List.of(subject);
        return reading.list(request, "attestations", books -> attestations(prefix, books));
    }

    @Get("/amps/{amp}")
    @Produces({"application/json", Problem.MEDIA_TYPE})
    @Operation(summary = "One producer with its derived affiliation and what it is derived from")
    HttpResponse<?> amp(
            HttpRequest<?> request, String amp, @Nullable @QueryValue Long asOf, @Nullable @QueryValue Long height) {
        return reading.one(
                request,
                "producer " + amp,
                books -> books.fact(new LedgerKey("amp", List.of(amp)))
                        .map(found -> Json.object()
                                .with("amp", found.withPlace())
                                .with("affiliation", affiliation(amp, books))
                                .with("bases", places(books, "basis", List.of(amp)))
                                .with("scopes", places(books, "scope", List.of(amp)))
                                .with("reports", places(books, "report", List.of(amp)))
                                .with("commitments", places(books, "commitment", List.of(amp)))
                                .with("attestations", attestations(List.of(amp), books))
                                .with("miners", miners(amp, books))));
    }

    private static List<Json.Obj> attestations(List<String> prefix, ProjectedBooks books) {
        Map<String, List<Attestation>> bySubject = new TreeMap<>();
        return books.facts(new LedgerKey("attestation", prefix)).stream()
                .map(fact -> {
                    List<String> parts = fact.key().parts();
                    List<String> notices = bySubject
                            .computeIfAbsent(parts.getFirst(), subject -> Attestation.of(new PartyId(subject), books))
                            .stream()
                            .filter(entry -> entry.id().value().equals(parts.getLast()))
                            .flatMap(entry ->
                                    AttestationNotice.of(entry, Day.of(books.time()), books.time(), books).stream())
                            .map(AttestationNotice::name)
                            .toList();
                    return fact.withPlace()
                            .with("notices", Json.texts(notices))
                            .with("contests", places(books, "contest", parts));
                })
                .toList();
    }

    private static Json.Obj affiliation(String amp, ProjectedBooks books) {
        Affiliation standing = Affiliation.of(new PartyId(amp), Day.of(books.time()), books.time(), books);
        List<Json.Obj> modules =
                standing.modules().stream().map(Affiliation.ModuleResult::json).toList();
        Json.Obj json = Json.object().with("state", standing.state().name()).with("modules", modules);
        return standing.standard()
                .map(standard -> json.with("standard", standard.name()).with("version", standard.version()))
                .orElse(json);
    }

    /** How many are enrolled now, never who (I47). */
    private static long miners(String amp, ProjectedBooks books) {
        return books.facts(new LedgerKey("miner", List.of())).stream()
                .filter(miner ->
                        Members.matches(miner, "amp", amp) && miner.object().get("to") == null)
                .count();
    }

    private static List<Json.Obj> places(ProjectedBooks books, String family) {
        return places(books, family, List.of());
    }

    private static List<Json.Obj> places(ProjectedBooks books, String family, List<String> parts) {
        return books.facts(new LedgerKey(family, parts)).stream()
                .map(Fact::withPlace)
                .toList();
    }
}
