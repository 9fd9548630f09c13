// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.producer;

import static org.capaz.gateway.page.Html.element;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.buyer.producer.ProducerPage.Attested;
import org.capaz.gateway.buyer.section.AnswerSection;
import org.capaz.gateway.buyer.section.CheckSection;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.labels.AddressCode;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.CraftModule;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.verifier.verdict.StatedAttestation;
import org.capaz.verifier.verdict.StatedNotices;

/** Writes the page of a producer: its standing, what counts today, what no longer does, and how to check it without us. */
final class ProducerPageWriter {
    private static final int CODE_PIXELS = 160;

    private final ProducerPage page;
    private final Words words;

    private ProducerPageWriter(ProducerPage page, Language language) {
        this.page = page;
        this.words = new Words(language);
    }

    static String write(ProducerPage page, Language language) {
        return new ProducerPageWriter(page, language).document();
    }

    private String document() {
        List<Html> body = new ArrayList<>();
        body.add(top());
        body.add(standing());
        body.add(words.line("h2", PageMessage.PRODUCER_ATTESTED));
        List<Html> counting = attestations(true);
        body.add(counting.isEmpty() ? words.line("p", PageMessage.PRODUCER_NOTHING) : Html.all(counting));
        body.addAll(former());
        body.add(words.line("h2", PageMessage.PAGE_CHECK));
        body.addAll(check());
        body.add(element(
                "footer",
                "",
                words.line(
                        "p",
                        PageMessage.PRODUCER_SERVED_BY.with(
                                "member", Argument.id(page.position().member()))),
                words.line("p", PageMessage.PAGE_LEGAL_PROOF)));
        return Html.document(
                words.language().tag(), title(), List.of("/page.css"), List.of(), Map.of(), Html.all(body));
    }

    private String title() {
        return words.of(PageMessage.PRODUCER_TITLE.with("name", Argument.id(page.name())));
    }

    private Html top() {
        Language other = words.language() == Language.ENGLISH ? Language.SPANISH : Language.ENGLISH;
        return element(
                "header",
                "",
                element("h1", title()),
                element(
                        "nav",
                        "",
                        Html.link("/p/" + page.id() + "?lang=" + other.tag(), other.tag(), Words.languageName(other))));
    }

    /** Plain where it stands well: that is the word of one member, and nothing that this device checked. */
    private Html standing() {
        Sentence state = CodeWords.of(page.state());
        List<Html> lines = new ArrayList<>();
        lines.add(element("p", "state", Html.text(words.of(state))));
        page.standard()
                .ifPresent(standard -> lines.add(
                        words.line("p", PageMessage.PRODUCER_STANDARD.with("standard", Argument.id(standard)))));
        page.place().ifPresent(place -> lines.add(element("p", place + " · " + page.id())));
        lines.add(words.line("p", PageMessage.PRODUCER_WHAT));
        lines.add(AnswerSection.asStated(page.position(), words));
        boolean well = page.state() == Affiliation.State.AFFILIATED;
        return element("section", well ? "answer stated" : "answer amber", lines);
    }

    private List<Html> attestations(boolean counting) {
        return page.attestations().stream()
                .filter(each -> each.counts() == counting)
                .map(this::attestation)
                .toList();
    }

    private List<Html> former() {
        List<Html> ended = new ArrayList<>(attestations(false));
        if (ended.isEmpty()) {
            return List.of();
        }
        int all = ended.size() + page.more();
        if (page.more() > 0) {
            ended.add(words.line("p", PageMessage.PRODUCER_MORE.with("n", Argument.count(page.more()))));
        }
        return List.of(Html.folded(words.of(PageMessage.PRODUCER_FORMER.with("n", Argument.count(all))), ended));
    }

    private Html attestation(Attested attested) {
        StatedAttestation stated = attested.stated();
        List<Html> parts = new ArrayList<>();
        parts.add(element("h3", words.of(module(stated))));
        parts.add(element("p", "", element("b", words.of(result(stated)))));
        state(attested).ifPresent(ended -> parts.add(words.line("p", ended)));
        attested.notices().entries().stream()
                .map(StatedNotices.Entry::sentence)
                .forEach(notice -> parts.add(element("p", "! " + words.of(notice))));
        List<Html> facts = new ArrayList<>();
        facts.add(words.pair(PageMessage.PRODUCER_BY, stated.issuerName()));
        facts.add(words.pair(PageMessage.PRODUCER_ACCREDITED, String.join("; ", accreditations(stated))));
        facts.add(words.pair(
                PageMessage.PRODUCER_PERIOD,
                words.of(PageMessage.PRODUCER_FROM_TO
                        .with("from", day(stated.validFrom()))
                        .and("to", day(stated.validTo())))));
        facts.add(words.pair(
                PageMessage.PRODUCER_ISSUED, words.of(PageTimes.argument(Instant.ofEpochSecond(stated.issuedAt())))));
        parts.add(element("dl", "", facts));
        parts.add(element(
                "p",
                "",
                Html.with(
                        "a",
                        Map.of("href", attested.bundle(), "download", "attestation.json"),
                        List.of(Html.text(words.of(
                                PageMessage.PRODUCER_PROOF.with("module", Argument.count(stated.module()))))))));
        return element("section", "attestation", parts);
    }

    private static Sentence module(StatedAttestation stated) {
        return CraftModule.of(stated.standard(), stated.version(), stated.module())
                .map(known -> PageMessage.PAGE_MODULE_NAMED
                        .with("module", Argument.count(stated.module()))
                        .and("name", known.title().sentence()))
                .orElseGet(() -> PageMessage.PAGE_MODULE_OF
                        .with("standard", Argument.id(stated.standard() + " " + stated.version()))
                        .and("module", Argument.count(stated.module())));
    }

    /** I34: a producer's own word is reported, never verified. */
    private static Sentence result(StatedAttestation stated) {
        ModuleResult.Word word = switch (Level.valueOf(stated.level())) {
            case FIRST_PARTY -> ModuleResult.Word.REPORTED;
            case SECOND_PARTY -> ModuleResult.Word.SECOND_PARTY;
            case THIRD_PARTY -> ModuleResult.Word.THIRD_PARTY;
        };
        return PageMessage.PAGE_RESULT_BY
                .with("result", CodeWords.of(ModuleResult.Result.valueOf(stated.result())))
                .and("word", CodeWords.of(word));
    }

    private static Optional<Sentence> state(Attested attested) {
        Argument at = PageTimes.argument(Instant.ofEpochSecond(attested.stated().at()));
        return switch (attested.stated().state()) {
            case "REVOKED" -> Optional.of(PageMessage.PRODUCER_REVOKED.with("time", at));
            case "SUPERSEDED" -> Optional.of(PageMessage.PRODUCER_SUPERSEDED.with("time", at));
            default ->
                attested.counts() ? Optional.empty() : Optional.of(PageMessage.PRODUCER_OUT_OF_PERIOD.sentence());
        };
    }

    private List<String> accreditations(StatedAttestation stated) {
        if (stated.accreditations().isEmpty()) {
            return List.of(words.of(PageMessage.PRODUCER_OWN_WORD));
        }
        return stated.accreditations().stream()
                .map(each -> words.of(each.withdrawnFrom()
                        .map(from -> PageMessage.PRODUCER_ACCREDITATION_WITHDRAWN
                                .with("scheme", Argument.id(each.schemeName()))
                                .and("day", day(from)))
                        .orElseGet(() -> PageMessage.PRODUCER_ACCREDITATION
                                .with("scheme", Argument.id(each.schemeName()))
                                .and("day", day(each.validTo())))))
                .toList();
    }

    private static Argument day(String day) {
        return new Argument.Date(Day.parse(day).date());
    }

    private List<Html> check() {
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("p", PageMessage.PRODUCER_CHECK_HOW));
        parts.add(element(
                "p",
                "",
                Html.with(
                        "a",
                        Map.of("href", "/.well-known/gold/anchor.json", "download", "anchor.json"),
                        List.of(Html.text(words.of(PageMessage.PAGE_CHECK_ANCHOR))))));
        page.fingerprint().ifPresent(fingerprint -> {
            parts.add(words.line("p", PageMessage.PAGE_CHECK_FINGERPRINT));
            parts.add(element(
                    "p",
                    "hash",
                    CheckSection.groups(fingerprint).stream()
                            .map(group -> element("span", group))
                            .toList()));
        });
        String code = Base64.getEncoder()
                .encodeToString(AddressCode.svg(page.address()).getBytes(StandardCharsets.UTF_8));
        parts.add(words.line("p", PageMessage.PRODUCER_CODE));
        parts.add(Html.with(
                "img",
                Map.of(
                        "alt", page.address(),
                        "src", "data:image/svg+xml;base64," + code,
                        "width", Integer.toString(CODE_PIXELS),
                        "height", Integer.toString(CODE_PIXELS)),
                List.of()));
        return parts;
    }
}
