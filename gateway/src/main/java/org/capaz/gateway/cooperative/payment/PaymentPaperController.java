// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.cooperative.frame.CooperativeLanguage;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;

/** The papers of a cooperative's own payments: the receipt of each answer, and the form for a visit. */
@Controller("/cooperative/payments")
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaymentPaperController {
    private static final String PDF = "application/pdf";

    private final PaymentQuestions questions;
    private final OwnOrigin origins;
    private final Settings settings;
    private final Clock clock;

    PaymentPaperController(PaymentQuestions questions, OwnOrigin origins, Settings settings, Clock clock) {
        this.questions = questions;
        this.origins = origins;
        this.settings = settings;
        this.clock = clock;
    }

    @Get("/receipts/{receipt}.pdf")
    @Produces(PDF)
    HttpResponse<?> receipt(HttpRequest<?> request, String receipt) {
        return party(request)
                .flatMap(party -> questions.of(party).stream()
                        .flatMap(question -> question.receipts().stream()
                                .filter(given ->
                                        Fields.of(given).text("receipt").equals(receipt))
                                .map(given -> new ReceiptPdf(
                                        question,
                                        given,
                                        questions.name(party),
                                        questions.office(new MspId(settings.mspId())),
                                        origins.of(request).orElseThrow(),
                                        clock.instant().truncatedTo(ChronoUnit.SECONDS))))
                        .findFirst())
                .<HttpResponse<?>>map(paper -> file(paper.in(words(request)), receipt))
                .orElseGet(PaymentPaperController::nothing);
    }

    @Get("/forms/{payment}.pdf")
    @Produces(PDF)
    HttpResponse<?> form(HttpRequest<?> request, String payment) {
        return party(request)
                .flatMap(party -> questions.of(party).stream()
                        .filter(question -> question.payment().id().value().equals(payment))
                        .findFirst())
                .<HttpResponse<?>>map(question -> file(form(request, Optional.of(question)), payment))
                .orElseGet(PaymentPaperController::nothing);
    }

    /** For a payment of which the visitor has no more than a number. */
    @Get("/form.pdf")
    @Produces(PDF)
    HttpResponse<?> emptyForm(HttpRequest<?> request) {
        return party(request)
                .<HttpResponse<?>>map(party -> file(form(request, Optional.empty()), "form"))
                .orElseGet(PaymentPaperController::nothing);
    }

    private byte[] form(HttpRequest<?> request, Optional<PaymentQuestion> question) {
        return new VisitFormPdf(
                        question,
                        origins.of(request).orElseThrow(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .in(words(request));
    }

    private static PaymentWords words(HttpRequest<?> request) {
        return new PaymentWords(CooperativeLanguage.of(request));
    }

    private static Optional<PartyId> party(HttpRequest<?> request) {
        return Session.ofParty(request).map(session -> new PartyId(session.owner()));
    }

    /** Named by what was asked for, which is a code that the ledger knows. */
    private static HttpResponse<?> file(byte[] content, String name) {
        return HttpResponse.ok(content)
                .contentType(PDF)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".pdf\"");
    }

    private static HttpResponse<?> nothing() {
        return JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence());
    }
}
