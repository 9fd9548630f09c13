package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_CHALLENGE;
import static org.capaz.verifier.verdict.Code.E_DISAGREE;
import static org.capaz.verifier.verdict.Code.E_MISMATCH;
import static org.capaz.verifier.verdict.Code.E_READ;
import static org.capaz.verifier.verdict.Code.E_RECORD;
import static org.capaz.verifier.verdict.Code.E_ROLLBACK;
import static org.capaz.verifier.verdict.Code.W_SIGNER_UNKNOWN;
import static org.capaz.verifier.verdict.Step.V1;
import static org.capaz.verifier.verdict.Step.V10;
import static org.capaz.verifier.verdict.Step.V11;
import static org.capaz.verifier.verdict.Step.V12;
import static org.capaz.verifier.verdict.Step.V13;
import static org.capaz.verifier.verdict.Step.V14;
import static org.capaz.verifier.verdict.Step.V2;
import static org.capaz.verifier.verdict.Step.V3;
import static org.capaz.verifier.verdict.Step.V4;
import static org.capaz.verifier.verdict.Step.V5;
import static org.capaz.verifier.verdict.Step.V6;
import static org.capaz.verifier.verdict.Step.V7;
import static org.capaz.verifier.verdict.Step.V8;
import static org.capaz.verifier.verdict.Step.V9;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Words;
import org.capaz.verifier.wire.Sha256;

/**
 * The checks V1 to V14: what two or more organisations' peers say of a certificate, live to the asker's own challenge or
 * as of the time of a file.
 */
public final class ViewCheck {
    private final Question question;
    private final Endorsed<ViewAnswer.OfState> endorsed;
    private final Stage stage = new Stage();
    private Optional<Facts> recordFacts = Optional.empty();

    private ViewCheck(Anchor anchor, Question question) {
        this.question = question;
        this.endorsed = new Endorsed<>(anchor, "StateView", Optional.of(question.certificate()), ViewAnswer::readState);
    }

    /**
     * @param payloads {@code Envelope.payload} bytes, one for each group of peers that gave the same answer
     * @param now Unix seconds by the reader's clock
     */
    public static ViewCheck of(Anchor anchor, Question question, List<byte[]> payloads, long now) {
        var check = new ViewCheck(anchor, question);
        check.run(payloads, now);
        return check;
    }

    private void run(List<byte[]> payloads, long now) {
        boolean live = question.live();
        String id = question.certificate();
        stage.check(V1, () -> endorsed.parse(payloads));
        stage.check(V2, endorsed::compareChannel);
        stage.check(V3, endorsed::compareTxIds);
        stage.check(V4, endorsed::compareProposalHashes);
        stage.check(V5, endorsed::compareQuestions);
        stage.check(V6, endorsed::readAnswers);
        stage.check(V7, () -> endorsed.compareReads(List.of("cert:" + id, "head", "status:" + id)));
        stage.check(V8, this::comparePlaces);
        stage.check(V9, () -> endorsed.compareTimes(now, live));
        stage.check(V10, () -> {
            Words organisations = endorsed.verifySignatures(answer -> live ? now : answer.asOf());
            requireAgreement();
            return organisations;
        });
        if (endorsed.quorum().unknown() > 0) {
            stage.note(
                    V10,
                    W_SIGNER_UNKNOWN,
                    Words.of(
                            "%d signers not counted",
                            "%d firmantes sin contar", endorsed.quorum().unknown()));
        }
        if (live) {
            stage.check(V11, this::compareChallenges);
        } else {
            stage.notMade(V11, Words.of("only for a live answer", "solo para una respuesta en vivo"));
        }
        if (stage.passed() && state() == State.UNKNOWN) {
            stage.notMade(V12, Words.of("there is no record to compare", "no hay constancia que comparar"));
        } else {
            stage.check(V12, this::compareRecord);
        }
        if (live) {
            stage.check(V13, this::compareWithSeen);
        } else {
            stage.notMade(V13, Words.of("only for a live answer", "solo para una respuesta en vivo"));
        }
        stage.check(V14, this::describeState);
    }

    public Stage stage() {
        return stage;
    }

    public List<Signer> signers() {
        return endorsed.quorum().signers();
    }

    /** The state all payloads agree on; only after the stage passed. */
    public State state() {
        return endorsed.first().state();
    }

    /** The moment of the statement; only after the stage passed. */
    public long asOf() {
        return endorsed.asOf();
    }

    /** The facts in the certificate record, when its value came along and was compared. */
    public Optional<Facts> recordFacts() {
        return recordFacts;
    }

    /** What to remember for the next live check; only after the stage passed. */
    public Seen seen() {
        return question.seen().and(new Seen(headSeq(endorsed.first()), place("cert:", 0), place("status:", 0)));
    }

    private Words comparePlaces() {
        for (int i = 0; i < endorsed.payloads().size(); i++) {
            var answer = endorsed.payloads().get(i).answer();
            boolean unknown = answer.state() == State.UNKNOWN;
            boolean absent = place("cert:", i).isEmpty() && place("status:", i).isEmpty();
            boolean present =
                    place("cert:", i).isPresent() && place("status:", i).isPresent();
            boolean told = answer.record().isPresent() && answer.at().isPresent();
            boolean silent = answer.record().isEmpty()
                    && answer.at().isEmpty()
                    && answer.reason().isEmpty();
            if (!(unknown ? absent && silent : present && told)) {
                throw new CheckFailed(
                        E_READ,
                        "state %s, but the record stands at %s and its status at %s",
                        "estado %s, pero la constancia está en %s y su estado en %s",
                        answer.state(),
                        shown(place("cert:", i)),
                        shown(place("status:", i)));
            }
        }
        return Words.of(
                "record written at %s, status at %s",
                "constancia escrita en %s, estado en %s", shown(place("cert:", 0)), shown(place("status:", 0)));
    }

    private void requireAgreement() {
        Set<List<Object>> answers = new HashSet<>();
        for (int i = 0; i < endorsed.payloads().size(); i++) {
            var answer = endorsed.payloads().get(i).answer();
            answers.add(List.of(answer.record(), answer.state(), place("cert:", i), place("status:", i)));
        }
        if (answers.size() > 1) {
            throw new CheckFailed(
                    E_DISAGREE,
                    "%d different answers in %d payloads",
                    "%d respuestas distintas en %d mensajes",
                    answers.size(),
                    endorsed.payloads().size());
        }
    }

    private Words compareChallenges() {
        String drawn = question.challenge().orElseThrow();
        boolean all = endorsed.payloads().stream()
                .allMatch(payload -> payload.challenge().equals(drawn));
        if (!all) {
            throw new CheckFailed(
                    E_CHALLENGE, "asked with %s, answered another", "se preguntó con %s, se respondió a otro", drawn);
        }
        return Words.plain(drawn);
    }

    private Words compareRecord() {
        String record = endorsed.first().record().orElseThrow();
        // A live question comes with a label that was checked; a file must bring the record itself.
        require(
                question.value().isPresent() || question.live(),
                "the record itself is missing",
                "falta la constancia misma");
        question.labelRecord()
                .ifPresent(label -> require(
                        label.equals(record),
                        "on the label %s, on the ledger %s",
                        "en la etiqueta %s, en el registro %s",
                        label,
                        record));
        question.value().ifPresent(value -> {
            String hash = HexFormat.of().formatHex(Sha256.of(value.getBytes(StandardCharsets.UTF_8)));
            require(
                    hash.equals(record),
                    "the file's record hashes to %s, on the ledger %s",
                    "la constancia del archivo da %s, en el registro %s",
                    hash,
                    record);
            recordFacts = Optional.of(readFacts(value));
            requireSameFacts(recordFacts.get());
        });
        return Words.of("record hash %s", "hash de la constancia %s", record);
    }

    private static Facts readFacts(String value) {
        try {
            Json.Obj record = CanonicalJson.parseCanonicalObject(value);
            return new Facts(
                    text(record, "certId"),
                    text(record, "country"),
                    text(record, "seal"),
                    number(record, "grossMg"),
                    number(record, "fineMg"),
                    number(record, "fineness"),
                    number(record, "statusIndex"),
                    number(record, "validUntil"));
        } catch (JsonException e) {
            throw new CheckFailed(E_MISMATCH, "%s", "%s", e.getMessage());
        }
    }

    private void requireSameFacts(Facts record) {
        boolean sameCertificate = record.certificate().equals(question.certificate());
        if (!sameCertificate || !question.labelFacts().map(record::equals).orElse(true)) {
            throw new CheckFailed(
                    E_MISMATCH,
                    "the label states other facts than the record",
                    "la etiqueta declara otros datos que la constancia");
        }
    }

    private Words compareWithSeen() {
        Seen seen = question.seen();
        for (int i = 0; i < endorsed.payloads().size(); i++) {
            long headSeq = headSeq(endorsed.payloads().get(i).answer());
            if (headSeq < seen.headSeq()
                    || older(place("cert:", i), seen.certificate())
                    || older(place("status:", i), seen.status())) {
                throw new CheckFailed(
                        E_ROLLBACK,
                        "heartbeat %d, record %s, status %s; seen before: %d, %s, %s",
                        "latido %d, constancia %s, estado %s; visto antes: %d, %s, %s",
                        headSeq,
                        shown(place("cert:", i)),
                        shown(place("status:", i)),
                        seen.headSeq(),
                        shown(seen.certificate()),
                        shown(seen.status()));
            }
        }
        return Words.of("heartbeat %d", "latido %d", headSeq(endorsed.first()));
    }

    private Words describeState() {
        var answer = endorsed.first();
        if (answer.state() == State.UNKNOWN) {
            return Words.of("no record of that id on the ledger", "no hay constancia con ese id en el registro");
        }
        return Words.of(
                "%s since %s (%s)",
                "%s desde %s (%s)",
                answer.state(),
                Instant.ofEpochSecond(answer.at().orElseThrow()),
                answer.reason().orElse("-"));
    }

    private Optional<Version> place(String prefix, int payload) {
        var tx = endorsed.payloads().get(payload).tx();
        return tx.response()
                .results()
                .namespace(tx.chaincode())
                .flatMap(namespace -> namespace.read(prefix + question.certificate()))
                .flatMap(ReadWriteSet.Read::version);
    }

    private static long headSeq(ViewAnswer answer) {
        return answer.head().map(Head::seq).orElse(0L);
    }

    private static boolean older(Optional<Version> found, Optional<Version> seen) {
        return seen.isPresent() && (found.isEmpty() || found.get().compareTo(seen.get()) < 0);
    }

    private static String shown(Optional<Version> version) {
        return version.map(Objects::toString).orElse("-");
    }

    private static String text(Json.Obj record, String member) {
        if (record.get(member) instanceof Json.Str text) {
            return text.text();
        }
        throw new JsonException(member, member + ": expected a string");
    }

    private static long number(Json.Obj record, String member) {
        if (record.get(member) instanceof Json.Num number) {
            return number.value();
        }
        throw new JsonException(member, member + ": expected a whole number");
    }

    private static void require(boolean condition, String en, String es, Object... values) {
        if (!condition) {
            throw new CheckFailed(E_RECORD, en, es, values);
        }
    }
}
