// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Parcel;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.buyer.lot.LotStates;
import org.capaz.gateway.buyer.lot.LotStates.Stated;
import org.capaz.gateway.buyer.many.CodeSource.Entry;
import org.capaz.gateway.buyer.section.AnswerSection;
import org.capaz.gateway.buyer.section.NoticesSection;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.certificate.TrustFiles;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Verdict;

/**
 * Judges the codes of one table: a label by its signatures, with the trust anchor that this gateway publishes, and what is
 * genuine, or a number alone, by what this gateway has read of the ledger.
 */
final class ManyJudge {
    private static final int LONGEST_SHOWN = 40;

    private final LotStates states;
    private final TrustFiles trust;

    /** As of when the ledger was asked. */
    record AsOf(Instant at, long block) {}

    /**
     * What came of one code.
     *
     * @param number of the record; what was handed in where it is no number; empty when nothing was read
     * @param parcel what to compare, where the record is known
     */
    record Judged(
            String place,
            String number,
            ManyVerdict verdict,
            ArgumentSource reason,
            Optional<Parcel> parcel,
            AsOf asOf) {}

    /** What a code says by itself: that nothing more is to be asked, or which record it names. */
    private sealed interface Reading {
        record Settled(Entry entry, String number, ManyVerdict verdict, ArgumentSource reason) implements Reading {}

        /** @param certificate the one whose label it is; of a number alone, whichever has it */
        record Names(Entry entry, CertificateNumber number, Optional<CertificateId> certificate) implements Reading {}
    }

    ManyJudge(LotStates states, TrustFiles trust) {
        this.states = states;
        this.trust = trust;
    }

    /** Judges some codes at the moment at which the ledger is asked, once for all of them. */
    List<Judged> judge(List<Entry> entries) {
        LotStates.Asked ledger = states.now();
        List<Reading> readings =
                entries.stream().map(entry -> read(entry, ledger.at())).toList();
        Set<CertificateNumber> numbers = new LinkedHashSet<>();
        for (Reading reading : readings) {
            if (reading instanceof Reading.Names names) {
                numbers.add(names.number());
            }
        }
        Map<CertificateNumber, Stated> stated = ledger.stated(numbers);
        var asOf = new AsOf(ledger.at(), ledger.block());
        return readings.stream().map(reading -> judged(reading, stated, asOf)).toList();
    }

    private Reading read(Entry entry, Instant now) {
        if (entry.unread().isPresent()) {
            return new Reading.Settled(
                    entry, "", ManyVerdict.NOT_READ, entry.unread().get());
        }
        return CodeSource.isLabel(entry.code()) ? label(entry, now) : number(entry);
    }

    private Reading label(Entry entry, Instant now) {
        Verdict verdict = Verifier.trusting(List.of(trust.anchor()), trust.peers())
                .label(entry.code(), Optional.empty(), now.getEpochSecond());
        if (!verdict.genuine()) {
            return new Reading.Settled(
                    entry,
                    "",
                    verdict.conclusion() == Conclusion.COULD_NOT_BE_CHECKED
                            ? ManyVerdict.COULD_NOT_BE_CHECKED
                            : ManyVerdict.NOT_GENUINE,
                    verdict.explanation());
        }
        var certificate = new CertificateId(verdict.facts().orElseThrow().certificate());
        return new Reading.Names(entry, new CertificateNumber(certificate.shortId()), Optional.of(certificate));
    }

    private static Reading number(Entry entry) {
        try {
            return new Reading.Names(entry, CertificateNumber.typed(entry.code()), Optional.empty());
        } catch (InvalidValue mistyped) {
            String code = entry.code();
            return new Reading.Settled(
                    entry,
                    code.length() > LONGEST_SHOWN ? code.substring(0, LONGEST_SHOWN) + "…" : code,
                    ManyVerdict.MISTYPED,
                    PageMessage.PAGE_NUMBER_MISTYPED.sentence());
        }
    }

    private static Judged judged(Reading reading, Map<CertificateNumber, Stated> stated, AsOf asOf) {
        return switch (reading) {
            case Reading.Settled settled ->
                new Judged(
                        settled.entry().place(),
                        settled.number(),
                        settled.verdict(),
                        settled.reason(),
                        Optional.empty(),
                        asOf);
            case Reading.Names names ->
                Optional.ofNullable(stated.get(names.number()))
                        .filter(found -> names.certificate().stream().allMatch(found.certificate()::equals))
                        .map(found -> known(names, found, asOf))
                        .orElseGet(() -> new Judged(
                                names.entry().place(),
                                names.number().value(),
                                ManyVerdict.UNKNOWN,
                                PageMessage.PAGE_NUMBER_UNKNOWN.sentence(),
                                Optional.empty(),
                                asOf));
        };
    }

    private static Judged known(Reading.Names names, Stated stated, AsOf asOf) {
        Answer answer = stated.answer();
        ManyVerdict verdict = verdict(answer);
        ArgumentSource reason = verdict == ManyVerdict.ISSUED_WITH_NOTICE
                ? Argument.several(NoticesSection.told(answer.notices()))
                : AnswerSection.explained(answer);
        return new Judged(
                names.entry().place(), names.number().value(), verdict, reason, Optional.of(stated.parcel()), asOf);
    }

    private static ManyVerdict verdict(Answer answer) {
        return switch (answer.state()) {
            case State.Expired over -> ManyVerdict.EXPIRED;
            case State.Stored stored ->
                switch (stored.state()) {
                    case ISSUED -> answer.notices().isEmpty() ? ManyVerdict.ISSUED : ManyVerdict.ISSUED_WITH_NOTICE;
                    case SUSPENDED -> ManyVerdict.SUSPENDED;
                    case REVOKED -> ManyVerdict.REVOKED;
                    case FROZEN -> ManyVerdict.DELIVERED;
                    case ENDED -> ManyVerdict.ENDED;
                };
        };
    }
}
