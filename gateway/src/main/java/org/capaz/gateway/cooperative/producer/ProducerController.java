// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.producer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.access.JsonResponses;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.ledger.identity.PartyId;

/** The page of a producer's own records, for its officers alone. */
@Controller(ProducerController.PATH)
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProducerController {
    static final String PATH = "/cooperative/producer";

    private final OwnRecords records;

    ProducerController(OwnRecords records) {
        this.records = records;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(HttpRequest<?> request) {
        return request.getAttribute(Session.ATTRIBUTE, Session.class)
                .filter(session -> !session.ofOrganisation())
                .map(session -> new PartyId(session.owner()))
                .filter(records::isProducer)
                .<HttpResponse<?>>map(producer -> {
                    var page = CooperativePage.of(request, ProducerMessage.OWN_TITLE.sentence());
                    return page.answer(new ProducerPage(page, records.of(producer)).sections());
                })
                .orElseGet(() -> JsonResponses.notFound(GatewayMessage.ADDRESS_UNKNOWN.sentence()));
    }
}
