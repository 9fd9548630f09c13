package org.capaz.gateway.buyer;

import static org.capaz.gateway.buyer.Html.element;
import static org.capaz.gateway.buyer.Html.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capaz.gateway.buyer.LotPage.Answer;
import org.capaz.gateway.buyer.LotPage.Explanation;
import org.capaz.gateway.buyer.LotPage.Holder;
import org.capaz.gateway.buyer.LotPage.LedgerPosition;
import org.capaz.gateway.buyer.LotPage.LotFacts;
import org.capaz.gateway.buyer.LotPage.Origin;
import org.capaz.gateway.buyer.LotPage.Parcel;
import org.capaz.gateway.buyer.LotPage.ProducerNotice;
import org.capaz.gateway.buyer.LotPage.Reason;
import org.capaz.gateway.buyer.LotPage.StandardModule;
import org.capaz.gateway.buyer.LotPage.State;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.flag.Flag;

/**
 * Writes the page of one lot in one language. Says what was reported, verified by whom, and confirmed; never that anything
 * is valid now, because a page proves nothing.
 */
final class PageWriter {
    private final Words words;

    private PageWriter(Words words) {
        this.words = words;
    }

    /** The page for a number that the ledger does not know. */
    static String write(LotPage.Unknown page, Words words) {
        return new PageWriter(words).unknown(page);
    }

    static String write(LotPage page, Words words) {
        return new PageWriter(words).known(page);
    }

    private String unknown(LotPage.Unknown page) {
        String title = words.of("Constancia de lote desconocida", "Unknown lot record");
        Html answer = element(
                "section",
                "answer over",
                element("h1", "", text(words.of("Constancia de lote ", "Lot record ") + page.number())),
                element("p", "state", text(words.of("DESCONOCIDA", "UNKNOWN"))),
                element(
                        "p",
                        words.of(
                                "El registro compartido no conoce este número. Revise cada carácter; si es el de una etiqueta,"
                                        + " no confíe en ella.",
                                "The shared ledger does not know this number. Check every character; if it stands on a"
                                        + " label, do not trust the label.")),
                asStated(page.position()));
        return Html.document(
                words.code(), title, Html.all(List.of(languages(page.number()), answer, footer(page.position()))));
    }

    private String known(LotPage page) {
        String title = words.of("Constancia de lote ", "Lot record ") + page.shortId();
        List<Html> body = new ArrayList<>();
        body.add(languages(page.shortId()));
        body.add(answer(title, page.answer(), page.position()));
        body.add(compare(page.parcel()));
        body.add(facts(page.facts()));
        body.add(origins(page.origins()));
        body.add(
                page.premium().map(premium -> PremiumSection.of(premium, words)).orElse(Html.NOTHING));
        body.add(footer(page.position()));
        return Html.document(words.code(), title, Html.all(body));
    }

    private Html answer(String title, Answer answer, LedgerPosition position) {
        List<Html> lines = new ArrayList<>();
        lines.add(element("h1", title));
        lines.add(element("p", "state", text(state(answer.state()))));
        lines.add(element("p", sentence(answer.explanation())));
        if (!answer.notices().isEmpty()) {
            lines.add(element("p", words.of("Aviso:", "Notice:")));
            lines.add(element(
                    "ul",
                    "",
                    answer.notices().stream()
                            .map(notice -> element("li", sentence(notice)))
                            .toList()));
        }
        lines.add(asStated(position));
        return element("section", "answer " + answer.emphasis().name().toLowerCase(Locale.ROOT), lines);
    }

    private String state(State state) {
        return switch (state) {
            case State.Expired expired -> words.of("VENCIDA", "EXPIRED");
            case State.Stored stored -> words.state(stored.state());
        };
    }

    private String sentence(ProducerNotice about) {
        String producer = about.producer();
        return switch (about.notice()) {
            case Notice.LotFlagged lot ->
                words.of("alerta abierta sobre el lote: ", "open flag on the lot: ")
                        + since(lot.kind(), lot.raisedAt());
            case Notice.ProducerFlagged flagged ->
                words.of("alerta abierta sobre ", "open flag on ") + producer + ": "
                        + since(flagged.kind(), flagged.raisedAt());
            case Notice.StandingWorse worse ->
                producer + ": " + words.thenAndNow(words.affiliation(worse.then()), words.affiliation(worse.now()));
            case Notice.AttestationWeaker weaker ->
                producer + words.of(", módulo ", ", module ") + weaker.module() + ": "
                        + words.attestation(weaker.what());
            case Notice.LookedBack finding ->
                producer
                        + words.of(
                                ": un hallazgo grave alcanza el oro de ese período que hay en este lote",
                                ": a grave finding reaches back to gold of that period in this lot");
            case Notice.ModuleWorse worse ->
                producer + words.of(", módulo ", ", module ") + worse.then().module() + ": "
                        + words.thenAndNow(result(worse.then()), result(worse.now()));
        };
    }

    private String since(Flag.Kind kind, Instant at) {
        return words.flag(kind) + words.of(", desde ", ", since ") + words.time(at);
    }

    private String result(ModuleResult module) {
        return words.result(module.result())
                + module.word().map(word -> " (" + words.word(word) + ")").orElse("");
    }

    private String sentence(Explanation explanation) {
        return switch (explanation) {
            case Explanation.ValidityOver over ->
                words.of(
                        "La vigencia de esta constancia terminó; los datos se muestran solo como historia.",
                        "The validity of this record is over; the facts are shown as a record of what was.");
            case Explanation.Issued issued -> issued(issued);
            case Explanation.Delivered delivered -> {
                String since = words.time(delivered.at());
                yield words.of(
                        "El lote llegó a su comprador final el " + since + "; lo declarado vale para ese día.",
                        "The lot reached its final buyer at " + since + "; what is claimed stands as of that day.");
            }
            case Explanation.LotEnded ended -> {
                String since = words.time(ended.at());
                yield words.of(
                        "El lote dejó de existir el " + since + ": " + ended.operation()
                                + ". Una etiqueta de este lote ya no acompaña ningún paquete.",
                        "The lot ceased to exist at " + since + ": " + ended.operation()
                                + ". A label of this lot belongs to no parcel any more.");
            }
            case Explanation.TakenBack taken -> {
                String since = words.time(taken.at());
                String reason = reason(taken.reason());
                yield words.of(
                        "Desde " + since + ", motivo: " + reason + ".", "Since " + since + ", reason: " + reason + ".");
            }
        };
    }

    private String issued(Explanation.Issued issued) {
        return words.of("Emitida el ", "Issued at ")
                + words.time(issued.at())
                + issued.suspensionLifted()
                        .map(at -> words.of("; suspensión levantada el ", "; a suspension was lifted at ")
                                + words.time(at))
                        .orElse("")
                + words.of(
                        ". No está suspendida ni revocada hasta la posición del registro indicada.",
                        ". Neither suspended nor revoked up to the ledger position named here.");
    }

    private String reason(Reason reason) {
        return switch (reason) {
            case Reason.OnHold hold -> words.of("el lote está retenido", "the lot is on hold");
            case Reason.Stated stated -> stated.code() + words.of(", según ", ", according to ") + stated.byName();
            case Reason.Text plain -> plain.text();
        };
    }

    private Html asStated(LedgerPosition position) {
        String when = words.time(position.askedAt());
        String read = words.time(position.blockTime());
        String warning = position.behind()
                ? words.of(
                        " NO ESTÁ AL DÍA: en este momento la oficina no puede seguir el registro.",
                        " NOT UP TO DATE: this office cannot follow the ledger at this moment.")
                : "";
        return element(
                "p",
                words.of(
                        "Según lo declara " + position.member() + " el " + when + "; posición del registro: bloque "
                                + position.block() + ", de " + read + "." + warning,
                        "As stated by " + position.member() + " at " + when + "; ledger position: block "
                                + position.block() + ", of " + read + "." + warning));
    }

    private Html compare(Parcel parcel) {
        return element(
                "section",
                "compare",
                element("h2", words.of("Compare con el paquete", "Compare with the parcel")),
                element(
                        "dl",
                        "",
                        Html.pair(words.of("Precinto", "Seal"), parcel.seal()),
                        Html.pair(words.of("Masa bruta", "Gross mass"), words.grams(parcel.grossMilligrams()))),
                element(
                        "p",
                        words.of(
                                "Si el precinto o la masa no coinciden, la etiqueta no es de este paquete.",
                                "If seal or mass differ, the label does not belong to this parcel.")));
    }

    private Html facts(LotFacts facts) {
        List<Html> pairs = new ArrayList<>();
        pairs.add(Html.pair(words.of("Lote", "Lot"), facts.lot().value()));
        pairs.add(Html.pair(words.of("Material", "Material"), words.material(facts.material())));
        pairs.add(Html.pair(
                words.of("Ley", "Fineness"),
                words.fineness(facts.finenessHundredthsPerMille()) + ", " + words.method(facts.method())));
        pairs.add(Html.pair(words.of("Masa fina", "Fine mass"), words.grams(facts.fineMilligrams())));
        pairs.add(Html.pair(words.of("Laboratorio", "Laboratory"), facts.laboratory()));
        pairs.add(Html.pair(words.of("Emitida el", "Issued at"), words.time(facts.issuedAt())));
        pairs.add(Html.pair(words.of("Vigente hasta", "Valid until"), words.time(facts.validUntil())));
        facts.holder().ifPresent(who -> pairs.add(Html.pair(words.of("La tiene ahora", "Held now by"), holder(who))));
        joined(facts.parents()).ifPresent(names -> pairs.add(Html.pair(words.of("Viene de", "Made from"), names)));
        joined(facts.successors()).ifPresent(names -> pairs.add(Html.pair(words.of("Pasó a ser", "Became"), names)));
        return element(
                "section", "", element("h2", words.of("Datos del lote", "Facts of the lot")), element("dl", "", pairs));
    }

    private String holder(Holder holder) {
        return switch (holder) {
            case Holder.HandOver moving -> words.of("en entrega", "being handed over");
            case Holder.Custodian custodian ->
                custodian
                                .profile()
                                .map(profile -> words.role(profile.role()) + ", " + profile.country())
                                .orElse("?")
                        + custodian
                                .since()
                                .map(since -> ", " + words.of("desde ", "since ") + words.time(since))
                                .orElse("");
        };
    }

    private static Optional<String> joined(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private Html origins(List<Origin> origins) {
        List<Html> sections = new ArrayList<>();
        sections.add(element("h2", words.of("Quién lo produjo", "Who produced it")));
        for (Origin origin : origins) {
            long fine = origin.fine().milligrams();
            sections.add(element("h3", origin.producer()));
            sections.add(element(
                    "dl",
                    "",
                    Html.pair(words.of("Municipio", "Municipality"), origin.municipality()),
                    Html.pair(
                            words.of("Parte de la masa fina", "Share of the fine mass"),
                            words.share(fine, origin.wholeMilligrams()) + " (" + words.grams(fine) + ")"),
                    Html.pair(
                            words.of("Estado al emitir / ahora", "State at issue / now"),
                            words.affiliation(origin.atIssue()) + " / " + words.affiliation(origin.now())),
                    Html.pair(words.of("Estándar", "Standard"), origin.standard() + " " + origin.version())));
            sections.add(modules(origin.modules()));
        }
        return element("section", "", sections);
    }

    private Html modules(List<StandardModule> modules) {
        List<Html> rows = new ArrayList<>();
        rows.add(element(
                "tr",
                "",
                element("th", words.of("Módulo", "Module")),
                element("th", words.of("Resultado", "Result")),
                element("th", words.of("Según", "According to")),
                element("th", words.of("Hasta", "Until"))));
        for (StandardModule module : modules) {
            rows.add(element(
                    "tr",
                    "",
                    element("td", Integer.toString(module.number())),
                    element("td", words.result(module.result())),
                    element(
                            "td",
                            module.word().map(words::word).orElse("–")
                                    + module.issuer()
                                            .map(issuer -> ", " + issuer)
                                            .orElse("")),
                    element("td", module.validTo().map(Object::toString).orElse("–"))));
        }
        return element("table", "", rows);
    }

    private Html languages(String number) {
        Words other = words.other();
        return element(
                "nav",
                "",
                Html.link(
                        "/c/" + number + "?lang=" + other.code(),
                        other.code(),
                        other == Words.ES ? "Español" : "English"));
    }

    private Html footer(LedgerPosition position) {
        return element(
                "footer",
                "",
                element(
                        "p",
                        words.of(
                                "Esta página la sirve la oficina de " + position.member()
                                        + " y por sí sola no prueba nada. La etiqueta se prueba sola: escanéela con el"
                                        + " verificador (capaz verify), que no le cree a nadie.",
                                "This page is served by the office of " + position.member()
                                        + " and proves nothing by itself. The label proves itself: check it with the"
                                        + " verifier (capaz verify), which believes nobody.")),
                element(
                        "p",
                        words.of(
                                "La constancia dice lo que se reportó y quién lo verificó. La prueba legal del origen"
                                        + " son los registros del Estado (RUCOM, Génesis).",
                                "The record says what was reported and who verified it. State registers (RUCOM, Génesis)"
                                        + " remain the legal proof of origin.")));
    }
}
