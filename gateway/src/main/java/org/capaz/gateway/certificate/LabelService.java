// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.labels.LabelContent;
import org.capaz.labels.LabelPrinter;
import org.capaz.labels.PrintResult;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelAssembly;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.verdict.StatedNotices;

/** Makes labels, and returns only what anybody with the public anchor would find genuine. */
@Singleton
@Requires(beans = ViewCollector.class)
public final class LabelService {
    private final ViewCollector collector;
    private final TrustFiles trust;
    private final LedgerStateReader ledgerStates;
    private final Settings settings;
    private final Clock clock;
    private final LabelCache recent;
    private final PresentNotices notices;

    /** The forms in which a label is printed. */
    public enum Paper {
        PDF,
        SVG
    }

    /** What came of it. */
    public sealed interface Result<T> {
        record Done<T>(T value) implements Result<T> {}

        /** There is no such certificate. */
        record Unknown<T>() implements Result<T> {}

        /** The contract refused, such as for a certificate that has ended. */
        record Refused<T>(Objection objection) implements Result<T> {}

        /** Not enough members' peers could be asked. */
        record NotReached<T>(Sentence because) implements Result<T> {}

        /** What came together does not verify, so nothing leaves. */
        record NotGenuine<T>(String code, Sentence because) implements Result<T> {}

        /**
         * The members state notices, and whoever asks has not said that it knows them.
         *
         * @param confirmation what to send when the label shall be printed all the same
         */
        record Unconfirmed<T>(StatedNotices notices, String confirmation) implements Result<T> {}

        /** Goes on with what was made; the rest stays what it is. */
        default <U> Result<U> then(Function<T, Result<U>> next) {
            return switch (this) {
                case Done<T> done -> next.apply(done.value());
                case Unknown<T> unknown -> new Unknown<>();
                case Refused<T> no -> new Refused<>(no.objection());
                case NotReached<T> away -> new NotReached<>(away.because());
                case NotGenuine<T> no -> new NotGenuine<>(no.code(), no.because());
                case Unconfirmed<T> ask -> new Unconfirmed<>(ask.notices(), ask.confirmation());
            };
        }
    }

    LabelService(
            ViewCollector collector,
            TrustFiles trust,
            LedgerStateReader ledgerStates,
            Settings settings,
            Clock clock,
            LabelCache recent,
            PresentNotices notices) {
        this.collector = collector;
        this.trust = trust;
        this.ledgerStates = ledgerStates;
        this.settings = settings;
        this.clock = clock;
        this.recent = recent;
        this.notices = notices;
    }

    /** A label of the certificate, not older than a minute, so that its text, PDF and SVG are one and the same. */
    public Result<LabelText> label(CertificateId certificate) {
        Optional<LabelText> kept = recent.of(certificate, now());
        if (kept.isPresent() && issued(certificate)) {
            return new Result.Done<>(kept.get());
        }
        Result<LabelText> made = fresh(certificate);
        if (made instanceof Result.Done<LabelText> done) {
            recent.keep(certificate, done.value(), now());
        }
        return made;
    }

    private boolean issued(CertificateId certificate) {
        return status(certificate)
                .filter(status -> status.state() == CertificateStatus.State.ISSUED)
                .isPresent();
    }

    private Result<LabelText> fresh(CertificateId certificate) {
        if (record(certificate).isEmpty()) {
            return new Result.Unknown<>();
        }
        return switch (collector.label(certificate.value(), trust.anchor())) {
            case ViewCollection.Refused no -> new Result.Refused<>(no.objection());
            case ViewCollection.NotReached away -> new Result.NotReached<>(away.because());
            case ViewCollection.Collected collected ->
                assemble(certificate, collected.payloads().getFirst());
        };
    }

    /**
     * The text of the code, for somebody who prints it.
     *
     * @param confirmed what the caller sent to confirm the members' notices; empty when nothing
     */
    public Result<LabelText> text(CertificateId certificate, String confirmed) {
        return label(certificate)
                .then(label -> known(certificate, label, confirmed).then(stated -> new Result.Done<>(label)));
    }

    /**
     * The label on paper, with a mark where the members state notices.
     *
     * @param confirmed what the caller sent to confirm these notices; empty when nothing
     */
    public Result<byte[]> printed(CertificateId certificate, Paper paper, String confirmed) {
        return label(certificate)
                .then(label -> known(certificate, label, confirmed)
                        .then(stated -> print(certificate, label, paper, stated.any())));
    }

    /** The notices of this moment, when there are none or whoever asks has confirmed exactly these. */
    private Result<StatedNotices> known(CertificateId certificate, LabelText label, String confirmed) {
        return notices.on(certificate, label).then(stated -> {
            String confirmation = PresentNotices.confirmation(certificate, stated);
            return !stated.any() || confirmation.equals(confirmed)
                    ? new Result.Done<>(stated)
                    : new Result.Unconfirmed<>(stated, confirmation);
        });
    }

    private Result<byte[]> print(CertificateId certificate, LabelText label, Paper paper, boolean withNotice) {
        ProjectedLedgerState ledger = ledgerStates.latest();
        Fields record = Fields.of(
                (Json.Obj) ledger.read(LedgerKeys.certificate(certificate)).orElseThrow());
        LotId lot = record.parsed("lot", LotId::new);
        String holder = ledger.find(LedgerKeys.lot(lot))
                .flatMap(found -> ledger.find(LedgerKeys.party(found.parsed("custodian", PartyId::new))))
                .map(party -> party.texts("roles", role -> role).getFirst())
                .orElse("");
        LabelContent plain = LabelContent.of(label.text(), lot.value(), record.text("material"), holder);
        LabelContent content = withNotice ? plain.withNotice() : plain;
        var printer = new LabelPrinter(Verifier.trusting(List.of(trust.anchor()), trust.peers()));
        PrintResult printed = switch (paper) {
            case PDF -> printer.pdf(content, now());
            case SVG -> printer.svg(content, now());
        };
        return switch (printed) {
            case PrintResult.Printed sheet -> new Result.Done<>(sheet.bytes());
            case PrintResult.Refused spoiled -> new Result.NotGenuine<>("LABEL_SPOILED", notGenuine(spoiled.because()));
        };
    }

    private Result<LabelText> assemble(CertificateId certificate, byte[] endorsed) {
        return switch (LabelAssembly.assemble(endorsed, settings.mspId(), trust.anchor(), now())) {
            case LabelAssembly.Outcome.Assembled done ->
                new Result.Done<>(
                        new LabelText(address(certificate), done.label().bytes()));
            case LabelAssembly.Outcome.Refused no ->
                new Result.NotGenuine<>(
                        no.because().code().toString(), notGenuine(no.because().evidence()));
        };
    }

    private static Sentence notGenuine(Sentence evidence) {
        return GatewayMessage.LABEL_NOT_GENUINE.with("what", evidence);
    }

    /** The certificate's state as this gateway has read it. */
    Optional<CertificateStatus> status(CertificateId certificate) {
        return CertificateStatus.find(ledgerStates.latest(), certificate);
    }

    /** The record as it is on the ledger: canonical, so that writing what was read gives its bytes again. */
    public Optional<String> record(CertificateId certificate) {
        return ledgerStates.latest().read(LedgerKeys.certificate(certificate)).map(CanonicalJson::write);
    }

    private String address(CertificateId certificate) {
        // The anchor names the host, so that the labels of all members lead to one place; an older anchor names none.
        String host = trust.anchor().labelHost().orElse(settings.publicHost());
        return LabelText.origin(host) + "/c/" + certificate.shortId();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
