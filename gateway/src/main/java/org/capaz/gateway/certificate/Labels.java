package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Settings;
import org.capaz.gateway.certificate.Collector.Collection;
import org.capaz.gateway.projection.Archive;
import org.capaz.gateway.projection.ProjectedBooks;
import org.capaz.labels.LabelContent;
import org.capaz.labels.LabelPrinter;
import org.capaz.labels.PrintResult;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.label.LabelAssembly;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.view.LatestSeen;
import org.capaz.verifier.view.ViewCheck;
import org.capaz.verifier.view.ViewExpectations;

/** Makes labels and bundles, and hands out only what a stranger with the public anchor would find genuine. */
@Singleton
@Requires(beans = Collector.class)
public final class Labels {
    private static final int CHALLENGE_BYTES = 32;

    private final Collector collector;
    private final Trust trust;
    private final Archive archive;
    private final Bundles bundles;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final RecentLabels recent = new RecentLabels();

    /** The forms in which a label is printed. */
    public enum Paper {
        PDF,
        SVG
    }

    /** What came of it. */
    public sealed interface Made<T> {
        record Done<T>(T value) implements Made<T> {}

        /** There is no such certificate. */
        record Unknown<T>() implements Made<T> {}

        /** The ledger says no, such as for a certificate that has ended. */
        record Refused<T>(String code, String because) implements Made<T> {}

        /** Not enough members' peers could be asked. */
        record NotReached<T>(String because) implements Made<T> {}

        /** What came together does not verify, so nothing leaves. */
        record NotGenuine<T>(String code, String because) implements Made<T> {}
    }

    /** A file with its hash. */
    public record File(String sha256, byte[] content) {}

    Labels(Collector collector, Trust trust, Archive archive, Bundles bundles, Settings settings, Clock clock) {
        this.collector = collector;
        this.trust = trust;
        this.archive = archive;
        this.bundles = bundles;
        this.settings = settings;
        this.clock = clock;
    }

    /** A label of the certificate, not older than a minute, so that its text, PDF and SVG are one and the same. */
    public Made<LabelText> label(CertificateId certificate) {
        Optional<LabelText> kept = recent.of(certificate, now());
        if (kept.isPresent() && issued(certificate)) {
            return new Made.Done<>(kept.get());
        }
        Made<LabelText> made = fresh(certificate);
        if (made instanceof Made.Done<LabelText> done) {
            recent.keep(certificate, done.value(), now());
        }
        return made;
    }

    private boolean issued(CertificateId certificate) {
        return CertificateStatus.find(archive.present(), certificate)
                .filter(status -> status.state() == CertificateStatus.State.ISSUED)
                .isPresent();
    }

    private Made<LabelText> fresh(CertificateId certificate) {
        if (record(certificate).isEmpty()) {
            return new Made.Unknown<>();
        }
        return switch (collector.label(certificate.value())) {
            case Collection.Refused no -> new Made.Refused<>(no.code(), no.because());
            case Collection.NotReached away -> new Made.NotReached<>(away.because());
            case Collection.Collected collected ->
                assemble(certificate, collected.payloads().getFirst());
        };
    }

    /** The label on paper. */
    public Made<byte[]> printed(CertificateId certificate, Paper paper) {
        return switch (label(certificate)) {
            case Made.Unknown<LabelText> unknown -> new Made.Unknown<>();
            case Made.Refused<LabelText> no -> new Made.Refused<>(no.code(), no.because());
            case Made.NotReached<LabelText> away -> new Made.NotReached<>(away.because());
            case Made.NotGenuine<LabelText> no -> new Made.NotGenuine<>(no.code(), no.because());
            case Made.Done<LabelText> done -> print(certificate, done.value(), paper);
        };
    }

    private Made<byte[]> print(CertificateId certificate, LabelText label, Paper paper) {
        ProjectedBooks books = archive.present();
        Fields record = Fields.of(
                (Json.Obj) books.read(LedgerKeys.certificate(certificate)).orElseThrow());
        LotId lot = record.parsed("lot", LotId::new);
        String holder = books.find(LedgerKeys.lot(lot))
                .flatMap(found -> books.find(LedgerKeys.party(found.parsed("custodian", PartyId::new))))
                .map(party -> party.texts("roles", role -> role).getFirst())
                .orElse("");
        var content = LabelContent.of(label.text(), lot.value(), record.text("material"), holder);
        var printer = new LabelPrinter(Verifier.trusting(List.of(trust.anchor()), trust.peers()));
        PrintResult printed = switch (paper) {
            case PDF -> printer.pdf(content, now());
            case SVG -> printer.svg(content, now());
        };
        return switch (printed) {
            case PrintResult.Printed sheet -> new Made.Done<>(sheet.bytes());
            case PrintResult.Refused spoiled ->
                new Made.NotGenuine<>("LABEL_SPOILED", spoiled.because().en());
        };
    }

    /** A fresh bundle of the certificate: its record, its label while it has one, and its state in the members' words. */
    public Made<File> bundle(CertificateId certificate) {
        Optional<String> value = record(certificate);
        if (value.isEmpty()) {
            return new Made.Unknown<>();
        }
        Optional<byte[]> label = switch (label(certificate)) {
            case Made.Done<LabelText> done -> Optional.of(done.value().payload());
            // A certificate that has ended has no label any more; its bundle says so.
            case Made.Refused<LabelText> no -> Optional.empty();
            case Made.Unknown<LabelText> unknown -> Optional.empty();
            case Made.NotReached<LabelText> away -> Optional.empty();
            case Made.NotGenuine<LabelText> no -> Optional.empty();
        };
        byte[] bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        String challenge = HexFormat.of().formatHex(bytes);
        return switch (collector.state(certificate.value(), challenge)) {
            case Collection.Refused no -> new Made.Refused<>(no.code(), no.because());
            case Collection.NotReached away -> new Made.NotReached<>(away.because());
            case Collection.Collected collected -> {
                var question = new ViewExpectations(
                        certificate.value(),
                        Optional.of(challenge),
                        Optional.empty(),
                        Optional.empty(),
                        value,
                        LatestSeen.NOTHING);
                yield bundle(question, label, collected.payloads());
            }
        };
    }

    private Made<LabelText> assemble(CertificateId certificate, byte[] endorsed) {
        return switch (LabelAssembly.assemble(endorsed, settings.mspId(), trust.anchor(), now())) {
            case LabelAssembly.Outcome.Assembled done ->
                new Made.Done<>(new LabelText(address(certificate), done.label().bytes()));
            case LabelAssembly.Outcome.Refused no ->
                new Made.NotGenuine<>(
                        no.because().code().toString(), no.because().evidence().en());
        };
    }

    private Made<File> bundle(ViewExpectations question, Optional<byte[]> label, List<byte[]> payloads) {
        Anchor anchor = trust.anchor();
        Optional<CheckFailed> failure =
                ViewCheck.of(anchor, question, payloads, now()).stage().failure();
        if (failure.isPresent()) {
            return new Made.NotGenuine<>(
                    failure.get().code().toString(), failure.get().evidence().en());
        }
        byte[] content = Bundle.withoutIssue(
                        anchor.networkTag(),
                        settings.channel(),
                        question.certificate(),
                        question.value().orElseThrow(),
                        label,
                        payloads)
                .bytes();
        return new Made.Done<>(new File(bundles.keep(question.certificate(), content), content));
    }

    /** The record as it stands on the ledger: canonical, so that writing what was read gives its bytes again. */
    public Optional<String> record(CertificateId certificate) {
        return archive.present().read(LedgerKeys.certificate(certificate)).map(CanonicalJson::write);
    }

    private String address(CertificateId certificate) {
        return "https://" + settings.publicHost() + "/c/" + certificate.shortId();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
