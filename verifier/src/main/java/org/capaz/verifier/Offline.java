// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.OpeningCheck;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.CertificateState;
import org.capaz.verifier.view.LatestSeen;
import org.capaz.verifier.view.PremiumCheck;
import org.capaz.verifier.view.PremiumPart;
import org.capaz.verifier.view.ViewCheck;
import org.capaz.verifier.view.ViewExpectations;

/**
 * What was found of a label or a bundle without asking anybody, and what follows when members are asked about it. A genuine
 * label stays genuine whatever a gateway answers, except where a quorum of members signed another record; an answer that does
 * not hold is discarded and the next member asked. When none is left, the verdict says so and does not read like an answer.
 *
 * <p>Decision 144.
 */
public final class Offline {
    private final Verdict verdict;
    private final Optional<Question> question;
    private final Verdict nobodyAsked;

    /**
     * What is asked, and what is known already.
     *
     * @param facts those that the label or the file showed
     * @param record the record hash that is signed there, in hexadecimal
     * @param value the record itself, where a file brought it
     * @param premium what the file holds of the premium
     * @param seen the places on the ledger that are signed there
     * @param checks those that were made before, for the report
     */
    private record Question(
            Anchor anchor,
            String certificate,
            Optional<Facts> facts,
            Optional<String> record,
            Optional<String> value,
            Optional<PremiumPart> premium,
            LatestSeen seen,
            List<Check> checks,
            List<Opening> openings) {}

    private Offline(Verdict verdict, Optional<Question> question, Verdict nobodyAsked) {
        this.verdict = verdict;
        this.question = question;
        this.nobodyAsked = nobodyAsked;
    }

    private Offline(Verdict verdict, Optional<Question> question) {
        this(verdict, question, verdict);
    }

    /** Something that is not genuine or could not be checked: nobody need be asked about it. */
    static Offline closed(Verdict verdict) {
        return new Offline(verdict, Optional.empty());
    }

    /**
     * Something that no member answers about live.
     *
     * @param nobodyAsked what is told to who wanted them asked
     */
    static Offline notAnswered(Verdict verdict, Verdict nobodyAsked) {
        return new Offline(verdict, Optional.empty(), nobodyAsked);
    }

    /** A label whose signatures hold. */
    static Offline ofLabel(Verdict verdict, LabelCheck.ReadLabel label, List<Check> checks, List<Opening> openings) {
        LabelClaims claims = label.claims();
        return new Offline(
                verdict,
                Optional.of(new Question(
                        label.anchor(),
                        claims.certificate().toString(),
                        Optional.of(claims.facts()),
                        Optional.of(HexFormat.of().formatHex(claims.recordHash())),
                        Optional.empty(),
                        Optional.empty(),
                        LatestSeen.onLabel(
                                label.payload().certificate(), label.payload().status()),
                        checks,
                        openings)));
    }

    /** A bundle whose statement holds. */
    static Offline ofBundle(
            Verdict verdict,
            Anchor anchor,
            Bundle bundle,
            ViewCheck.Statement statement,
            List<Check> checks,
            List<Opening> openings) {
        return new Offline(
                verdict,
                Optional.of(new Question(
                        anchor,
                        bundle.certificate(),
                        statement.recordFacts(),
                        statement.record(),
                        Verifier.recordOf(statement, bundle),
                        bundle.premium(),
                        statement.seen(),
                        checks,
                        openings)));
    }

    /**
     * The verdict as long as nobody is asked.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * The anchor whose members can be asked.
     *
     * @return empty when there is nothing to ask about
     */
    public Optional<Anchor> anchor() {
        return question.map(Question::anchor);
    }

    /**
     * The certificate to ask about.
     *
     * @return its id, a lower-case UUID; empty when there is nothing to ask about
     */
    public Optional<String> certificate() {
        return question.map(Question::certificate);
    }

    /**
     * Asks member after member until one answer holds or a quorum contradicts the label.
     *
     * @param members asks the next gateway when its answer is wanted, and ends when none is left
     * @param seen what was kept from earlier live checks of this network and certificate
     * @return the verdict, and what to keep
     */
    public Verifier.LiveVerdict ask(Iterator<MemberAnswer> members, LatestSeen seen) {
        if (question.isEmpty()) {
            return new Verifier.LiveVerdict(nobodyAsked, Optional.empty());
        }
        var reasons = new ArrayList<Sentence>();
        while (members.hasNext()) {
            MemberAnswer member = members.next();
            switch (member) {
                case MemberAnswer.Missing missing -> reasons.add(because(missing.gateway(), missing.reason()));
                case MemberAnswer.Given given -> {
                    Judged judged = judge(question.get(), given.answer(), seen);
                    if (judged.discarded().isEmpty()) {
                        return judged.live();
                    }
                    reasons.add(
                            because(given.gateway(), worth(judged.discarded().get())));
                }
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(VerdictMessage.NO_GATEWAY_NAMED.sentence());
        }
        return new Verifier.LiveVerdict(unanswered(question.get(), reasons), Optional.empty());
    }

    /** The verdict on one answer alone, whatever it is worth. */
    Verifier.LiveVerdict judge(Verifier.LiveAnswer answer, LatestSeen seen) {
        return question.map(asked -> judge(asked, answer, seen).live())
                .orElseGet(() -> new Verifier.LiveVerdict(verdict, Optional.empty()));
    }

    /** @param discarded why the next member is to be asked, when this answer decides nothing */
    private record Judged(Verifier.LiveVerdict live, Optional<CheckFailed> discarded) {}

    private Judged judge(Question asked, Verifier.LiveAnswer answer, LatestSeen seen) {
        var builder = builder(asked);
        var expected = new ViewExpectations(
                asked.certificate(),
                Optional.of(answer.challenge()),
                asked.facts(),
                asked.record(),
                answer.value(),
                seen.and(asked.seen()));
        ViewCheck view = ViewCheck.of(asked.anchor(), expected, answer.payloads(), verdict.now());
        builder.with(view.stage()).signedBy(view.signers());
        if (view.statement().isEmpty()) {
            return new Judged(
                    new Verifier.LiveVerdict(builder.discarded(view.stage()), Optional.empty()),
                    view.stage().failure().filter(failure -> !VerdictBuilder.contradicts(failure)));
        }
        ViewCheck.Statement statement = view.statement().get();
        Optional<String> record = statement.state() == CertificateState.UNKNOWN
                ? Optional.empty()
                : answer.value().or(asked::value);
        builder.telling(record);
        if (record.isPresent()) {
            premium(builder, asked, answer.premium());
        }
        Stage opened = OpeningCheck.of(record, asked.openings());
        builder.with(opened);
        Optional<Facts> facts = asked.facts().or(statement::recordFacts);
        return new Judged(
                new Verifier.LiveVerdict(
                        opened.failure().map(builder::failed).orElseGet(() -> builder.live(statement, facts)),
                        Optional.of(statement.seen())),
                Optional.empty());
    }

    private Verdict unanswered(Question asked, List<Sentence> reasons) {
        var builder = builder(asked);
        reasons.forEach(reason -> builder.notMade(Step.V, reason));
        if (asked.value().isPresent()) {
            premium(builder, asked, Optional.empty());
        }
        builder.with(OpeningCheck.of(asked.value(), asked.openings()));
        return builder.unanswered(verdict);
    }

    /** What the member that answered states is newer than what the file holds. */
    private void premium(VerdictBuilder builder, Question asked, Optional<PremiumPart> answered) {
        List<PremiumPart> parts =
                Stream.concat(answered.stream(), asked.premium().stream()).toList();
        builder.with(PremiumCheck.of(asked.anchor(), asked.certificate(), parts, verdict.now()));
    }

    private VerdictBuilder builder(Question asked) {
        return new VerdictBuilder(verdict.now())
                .trusting(asked.anchor().reference())
                .signedBy(verdict.signers())
                .telling(asked.value())
                .with(asked.checks());
    }

    private static Sentence because(String gateway, Sentence reason) {
        return VerdictMessage.MEMBER_GAVE_NO_ANSWER
                .with("gateway", Argument.id(gateway))
                .and("reason", reason);
    }

    private static Sentence worth(CheckFailed failure) {
        Code code = failure.code();
        return VerdictMessage.MEMBER_ANSWER_DISCARDED
                .with("code", Argument.id(code.toString()))
                .and("finding", code.sentence())
                .and("evidence", failure.evidence());
    }
}
