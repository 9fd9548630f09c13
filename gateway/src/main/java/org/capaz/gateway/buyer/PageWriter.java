package org.capaz.gateway.buyer;

import static org.capaz.gateway.buyer.Html.element;
import static org.capaz.gateway.buyer.Html.text;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.gateway.Settings;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.follow.BlockFollower;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.certificate.AsIssued;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.certificate.Notices;
import org.capaz.ledger.custody.Assay;
import org.capaz.ledger.custody.Custody;
import org.capaz.ledger.custody.Lot;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.status.CertificateStatus;

/**
 * Writes the page of one lot: the answer first, then what to compare with the parcel, then the facts. Says what was
 * reported, verified by whom, and confirmed; never that anything is valid now, because a page proves nothing.
 */
@Singleton
final class PageWriter {
    private final Settings settings;
    private final LedgerHeight ledgerHeight;
    private final BeanProvider<BlockFollower> follower;
    private final Map<String, String> municipalities;

    PageWriter(Settings settings, LedgerHeight ledgerHeight, BeanProvider<BlockFollower> follower, ResourceResolver resources) {
        this.settings = settings;
        this.ledgerHeight = ledgerHeight;
        this.follower = follower;
        this.municipalities = municipalities(resources);
    }

    /** The page for a number that the ledger does not know. */
    String unknown(String number, ProjectedLedgerState ledger, Words words) {
        String title = words.of("Constancia de lote desconocida", "Unknown lot record");
        Html answer = element(
                "section",
                "answer over",
                element("h1", "", text(words.of("Constancia de lote ", "Lot record ") + number)),
                element("p", "state", text(words.of("DESCONOCIDA", "UNKNOWN"))),
                element(
                        "p",
                        words.of(
                                "El registro compartido no conoce este número. Revise cada carácter; si es el de una etiqueta,"
                                        + " no confíe en ella.",
                                "The shared ledger does not know this number. Check every character; if it stands on a"
                                        + " label, do not trust the label.")),
                asStated(ledger, words));
        return Html.document(
                words.code(), title, Html.all(List.of(languages(number, words), answer, footer(ledger, words))));
    }

    /** The page of a certificate that is on the ledger. */
    String known(CertificateId certificate, ProjectedLedgerState ledger, Words words) {
        Json.Obj issued =
                (Json.Obj) ledger.read(LedgerKeys.certificate(certificate)).orElseThrow();
        Fields record = Fields.of(issued);
        CertificateStatus status = CertificateStatus.find(ledger, certificate).orElseThrow();
        LotId lot = record.parsed("lot", LotId::new);
        String title = words.of("Constancia de lote ", "Lot record ") + certificate.shortId();
        List<Html> body = new ArrayList<>();
        body.add(languages(certificate.shortId(), words));
        body.add(answer(title, issued, status, ledger, words));
        body.add(compare(record, words));
        body.add(facts(record, lot, ledger, words));
        body.add(origins(AsIssued.of(issued), record.integer("fineMg"), ledger, words));
        body.add(PremiumSection.of(lot, ledger, words));
        body.add(footer(ledger, words));
        return Html.document(words.code(), title, Html.all(body));
    }

    private Html answer(String title, Json.Obj issued, CertificateStatus status, ProjectedLedgerState ledger, Words words) {
        Fields record = Fields.of(issued);
        Instant issuedAt = Instant.ofEpochSecond(record.integer("issuedAt"));
        boolean expired = ledger.time().getEpochSecond() > record.integer("validUntil");
        List<Notice> notices = Notices.since(issued, ledger.time(), ledger);
        List<Html> lines = new ArrayList<>();
        lines.add(element("h1", title));
        lines.add(element("p", "state", text(expired ? words.of("VENCIDA", "EXPIRED") : words.state(status.state()))));
        lines.add(element("p", sentence(status, issuedAt, expired, ledger, words)));
        if (!notices.isEmpty()) {
            lines.add(element("p", words.of("Aviso:", "Notice:")));
            lines.add(element(
                    "ul",
                    "",
                    notices.stream()
                            .map(notice -> element("li", told(notice, ledger, words)))
                            .toList()));
        }
        lines.add(asStated(ledger, words));
        return element("section", "answer " + colour(status.state(), expired, !notices.isEmpty()), lines);
    }

    private static String colour(CertificateStatus.State state, boolean expired, boolean noticed) {
        if (expired) {
            return "over";
        }
        return switch (state) {
            case ISSUED -> noticed ? "amber" : "issued";
            case FROZEN -> "amber";
            case SUSPENDED, REVOKED, ENDED -> "over";
        };
    }

    private static String told(Notice notice, ProjectedLedgerState ledger, Words words) {
        return switch (notice) {
            case Notice.LotFlagged(Flag.Kind kind, Instant at) ->
                words.of("alerta abierta sobre el lote: ", "open flag on the lot: ") + since(kind, at, words);
            case Notice.ProducerFlagged(PartyId amp, Flag.Kind kind, Instant at) ->
                words.of("alerta abierta sobre ", "open flag on ") + partyName(amp, ledger) + ": "
                        + since(kind, at, words);
            case Notice.StandingWorse(PartyId amp, Affiliation.State then, Affiliation.State now) ->
                partyName(amp, ledger) + ": " + words.thenAndNow(words.affiliation(then), words.affiliation(now));
            case Notice.AttestationWeaker(PartyId amp, int module, AttestationNotice what) ->
                partyName(amp, ledger) + words.of(", módulo ", ", module ") + module + ": " + words.attestation(what);
            case Notice.LookedBack(PartyId amp, Code finding) ->
                partyName(amp, ledger)
                        + words.of(
                                ": un hallazgo grave alcanza el oro de ese período que hay en este lote",
                                ": a grave finding reaches back to gold of that period in this lot");
            case Notice.ModuleWorse(PartyId amp, ModuleResult then, ModuleResult now) ->
                partyName(amp, ledger) + words.of(", módulo ", ", module ") + then.module() + ": "
                        + words.thenAndNow(said(then, words), said(now, words));
        };
    }

    private static String since(Flag.Kind kind, Instant at, Words words) {
        return words.flag(kind) + words.of(", desde ", ", since ") + words.time(at);
    }

    private static String said(ModuleResult module, Words words) {
        return words.result(module.result())
                + module.word().map(word -> " (" + words.word(word) + ")").orElse("");
    }

    private static String sentence(
            CertificateStatus status, Instant issuedAt, boolean expired, ProjectedLedgerState ledger, Words words) {
        String since = words.time(status.at());
        if (expired) {
            return words.of(
                    "La vigencia de esta constancia terminó; los datos se muestran solo como historia.",
                    "The validity of this record is over; the facts are shown as a record of what was.");
        }
        return switch (status.state()) {
            case ISSUED -> issued(status, issuedAt, words);
            case FROZEN ->
                words.of(
                        "El lote llegó a su comprador final el " + since + "; lo declarado vale para ese día.",
                        "The lot reached its final buyer at " + since + "; what is claimed stands as of that day.");
            case ENDED ->
                words.of(
                        "El lote dejó de existir el " + since + ": " + status.reason()
                                + ". Una etiqueta de este lote ya no acompaña ningún paquete.",
                        "The lot ceased to exist at " + since + ": " + status.reason()
                                + ". A label of this lot belongs to no parcel any more.");
            case SUSPENDED, REVOKED -> {
                String reason = reason(status.reason(), ledger, words);
                yield words.of(
                        "Desde " + since + ", motivo: " + reason + ".", "Since " + since + ", reason: " + reason + ".");
            }
        };
    }

    /** A status ISSUED that is younger than the record was given back by a reinstatement. */
    private static String issued(CertificateStatus status, Instant issuedAt, Words words) {
        String issued = words.of("Emitida el ", "Issued at ") + words.time(issuedAt);
        String lifted = status.at().isAfter(issuedAt)
                ? words.of("; suspensión levantada el ", "; a suspension was lifted at ") + words.time(status.at())
                : "";
        return issued
                + lifted
                + words.of(
                        ". No está suspendida ni revocada hasta la posición del registro indicada.",
                        ". Neither suspended nor revoked up to the ledger position named here.");
    }

    /** A code, and the name of who stated it; of a hold, only that there is one. */
    private static String reason(String stored, ProjectedLedgerState ledger, Words words) {
        String code = stored.substring(0, Math.max(stored.indexOf(' '), 0));
        if (code.isEmpty()) {
            return stored;
        }
        return code.equals("HOLD")
                ? words.of("el lote está retenido", "the lot is on hold")
                : code
                        + words.of(", según ", ", according to ")
                        + partyName(new PartyId(stored.substring(code.length() + 1)), ledger);
    }

    /** Whose word this is, as of when, and how far the ledger was read. */
    private Html asStated(ProjectedLedgerState ledger, Words words) {
        String when = words.time(ledger.time().getEpochSecond());
        String read = words.time(ledgerHeight.time());
        boolean behind = follower.isPresent() && follower.get().status().state() != BlockFollower.State.FOLLOWING;
        String warning = behind
                ? words.of(
                        " NO ESTÁ AL DÍA: en este momento la oficina no puede seguir el registro.",
                        " NOT UP TO DATE: this office cannot follow the ledger at this moment.")
                : "";
        return element(
                "p",
                words.of(
                        "Según lo declara " + office(ledger) + " el " + when + "; posición del registro: bloque "
                                + ledger.height() + ", de " + read + "." + warning,
                        "As stated by " + office(ledger) + " at " + when + "; ledger position: block " + ledger.height()
                                + ", of " + read + "." + warning));
    }

    /** This member by the name it founded itself under. */
    private String office(ProjectedLedgerState ledger) {
        return ledger.find(LedgerKeys.organisation(new MspId(settings.mspId())))
                .map(organisation -> organisation.text("name"))
                .orElse(settings.mspId());
    }

    private static Html compare(Fields record, Words words) {
        return element(
                "section",
                "compare",
                element("h2", words.of("Compare con el paquete", "Compare with the parcel")),
                element(
                        "dl",
                        "",
                        pair(words.of("Precinto", "Seal"), record.text("seal")),
                        pair(words.of("Masa bruta", "Gross mass"), words.grams(record.integer("grossMg")))),
                element(
                        "p",
                        words.of(
                                "Si el precinto o la masa no coinciden, la etiqueta no es de este paquete.",
                                "If seal or mass differ, the label does not belong to this parcel.")));
    }

    private Html facts(Fields record, LotId lot, ProjectedLedgerState ledger, Words words) {
        Fields assay = record.object("assay");
        List<Html> pairs = new ArrayList<>();
        pairs.add(pair(words.of("Lote", "Lot"), lot.value()));
        pairs.add(pair(
                words.of("Material", "Material"), words.material(record.parsed("material", Codes.of(Material.class)))));
        pairs.add(pair(
                words.of("Ley", "Fineness"),
                words.fineness(record.integer("fineness")) + ", "
                        + words.method(assay.parsed("method", Codes.of(Assay.Method.class)))));
        pairs.add(pair(words.of("Masa fina", "Fine mass"), words.grams(record.integer("fineMg"))));
        pairs.add(pair(
                words.of("Laboratorio", "Laboratory"), partyName(assay.parsed("laboratory", PartyId::new), ledger)));
        pairs.add(pair(words.of("Emitida el", "Issued at"), words.time(record.integer("issuedAt"))));
        pairs.add(pair(words.of("Vigente hasta", "Valid until"), words.time(record.integer("validUntil"))));
        ledger.fact(LedgerKeys.lot(lot)).ifPresent(fact -> {
            Fields now = Fields.of(fact.object());
            Custody.standing(lot, ledger.time(), ledger)
                    .flatMap(standing -> custodian(standing, ledger, words))
                    .ifPresent(who -> pairs.add(pair(words.of("La tiene ahora", "Held now by"), who)));
            relatives(now, "parents").ifPresent(names -> pairs.add(pair(words.of("Viene de", "Made from"), names)));
            relatives(now, "successors").ifPresent(names -> pairs.add(pair(words.of("Pasó a ser", "Became"), names)));
        });
        return element(
                "section", "", element("h2", words.of("Datos del lote", "Facts of the lot")), element("dl", "", pairs));
    }

    /** Role and country only; of a hand-over under way neither route nor date is told. Nobody holds a lot that has ended. */
    private static Optional<String> custodian(Lot lot, ProjectedLedgerState ledger, Words words) {
        return switch (lot) {
            case Lot.OnHold stopped -> custodian(stopped.under(), ledger, words);
            case Lot.Draft draft -> Optional.of(holder(draft.facts(), ledger, words));
            case Lot.Held held -> Optional.of(holder(held.facts(), ledger, words));
            case Lot.Offered offered -> Optional.of(words.of("en entrega", "being handed over"));
            case Lot.InTransit moving -> Optional.of(words.of("en entrega", "being handed over"));
            case Lot.Ended gone -> Optional.empty();
        };
    }

    private static String holder(Lot.Facts facts, ProjectedLedgerState ledger, Words words) {
        String who = ledger.fact(LedgerKeys.party(facts.custodian()))
                .map(fact -> Fields.of(fact.object()))
                .map(party ->
                        words.role(party.texts("roles", Codes.of(PartyRole.class))
                                        .getFirst()) + ", " + party.text("country"))
                .orElse("?");
        return facts.movedAt()
                .map(since -> who + ", " + words.of("desde ", "since ") + words.time(since.getEpochSecond()))
                .orElse(who);
    }

    private static Optional<String> relatives(Fields lot, String direction) {
        List<String> names = lot.texts(direction, name -> name);
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private Html origins(List<AsIssued> origins, long whole, ProjectedLedgerState ledger, Words words) {
        List<Html> sections = new ArrayList<>();
        sections.add(element("h2", words.of("Quién lo produjo", "Who produced it")));
        for (AsIssued origin : origins) {
            long fine = origin.fine().milligrams();
            Affiliation.State now = standing(origin.amp(), ledger);
            sections.add(element("h3", origin.name()));
            sections.add(element(
                    "dl",
                    "",
                    pair(
                            words.of("Municipio", "Municipality"),
                            municipality(origin.municipality().value())),
                    pair(
                            words.of("Parte de la masa fina", "Share of the fine mass"),
                            words.share(fine, whole) + " (" + words.grams(fine) + ")"),
                    pair(
                            words.of("Estado al emitir / ahora", "State at issue / now"),
                            words.affiliation(origin.state()) + " / " + words.affiliation(now)),
                    pair(words.of("Estándar", "Standard"), origin.standard() + " " + origin.version())));
            sections.add(modules(origin, ledger, words));
        }
        return element("section", "", sections);
    }

    private static Html modules(AsIssued origin, ProjectedLedgerState ledger, Words words) {
        List<Html> rows = new ArrayList<>();
        rows.add(element(
                "tr",
                "",
                element("th", words.of("Módulo", "Module")),
                element("th", words.of("Resultado", "Result")),
                element("th", words.of("Según", "According to")),
                element("th", words.of("Hasta", "Until"))));
        for (ModuleResult module : origin.modules()) {
            rows.add(element(
                    "tr",
                    "",
                    element("td", Integer.toString(module.module())),
                    element("td", words.result(module.result())),
                    element(
                            "td",
                            module.word().map(words::word).orElse("–")
                                    + module.issuer()
                                            .map(issuer -> ", " + partyName(issuer, ledger))
                                            .orElse("")),
                    element("td", module.validTo().map(Object::toString).orElse("–"))));
        }
        return element("table", "", rows);
    }

    private Html languages(String number, Words words) {
        Words other = words.other();
        return element(
                "nav",
                "",
                Html.link(
                        "/c/" + number + "?lang=" + other.code(),
                        other.code(),
                        other == Words.ES ? "Español" : "English"));
    }

    private Html footer(ProjectedLedgerState ledger, Words words) {
        return element(
                "footer",
                "",
                element(
                        "p",
                        words.of(
                                "Esta página la sirve la oficina de " + office(ledger)
                                        + " y por sí sola no prueba nada. La etiqueta se prueba sola: escanéela con el"
                                        + " verificador (capaz verify), que no le cree a nadie.",
                                "This page is served by the office of " + office(ledger)
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

    private static Affiliation.State standing(PartyId amp, ProjectedLedgerState ledger) {
        return Affiliation.of(amp, Day.of(ledger.time()), ledger.time(), ledger).state();
    }

    static String partyName(PartyId party, ProjectedLedgerState ledger) {
        return ledger.fact(LedgerKeys.party(party))
                .map(fact -> Fields.of(fact.object()).text("name"))
                .orElse(party.value());
    }

    private String municipality(String code) {
        return municipalities.containsKey(code) ? municipalities.get(code) + " (" + code + ")" : code;
    }

    static Html pair(String name, String value) {
        return Html.all(List.of(element("dt", name), element("dd", value)));
    }

    private static Map<String, String> municipalities(ResourceResolver resources) {
        Map<String, String> names = new TreeMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                resources.getResourceAsStream("classpath:municipalities.csv").orElseThrow(), StandardCharsets.UTF_8))) {
            in.lines().map(line -> line.split(",", 2)).forEach(row -> names.put(row[0], row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
