// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Standard;

/** What lists tell of a record beside its members: what corrects it, answers it or follows from it. */
final class Shown {
    private Shown() {}

    static List<Json.Obj> places(List<Fact> facts) {
        return facts.stream().map(Fact::withPlace).toList();
    }

    /** The record under that key beside another, under a name of its own; nothing while there is none. */
    static Json.Obj withOne(Json.Obj json, String name, LedgerKey key, ProjectedLedgerState ledger) {
        return ledger.fact(key).map(fact -> json.with(name, fact.withPlace())).orElse(json);
    }

    static Json.Obj comment(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        Fields record = Fields.of(fact.object());
        LedgerKey disposition =
                LedgerKeys.disposition(record.parsed("consultation", Code::new), record.parsed("comment", Code::new));
        return withOne(fact.withPlace(), "disposition", disposition, ledger);
    }

    static Json.Obj amp(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        PartyId amp = Fields.of(fact.object()).parsed("amp", PartyId::new);
        List<Fact> changes = ledger.facts(LedgerKeys.ampChanges(amp));
        return changes.isEmpty() ? fact.withPlace() : fact.withPlace().with("changes", places(changes));
    }

    static Json.Obj miner(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        return enrolments(fact.object(), sight).with("recorded", fact.place());
    }

    /** Of a person's enrolments only those with whoever asks (I48). */
    static Json.Obj enrolments(Json.Obj record, Sight sight) {
        List<Json.Obj> own = new ArrayList<>();
        for (Json.Obj former : RecordMembers.objects(record, "former")) {
            if (sight.isOf(RecordMembers.text(former, "amp"))) {
                own.add(former);
            }
        }
        Json.Obj told = sight.isOf(RecordMembers.text(record, "amp"))
                ? record.without("former")
                : Json.object().with("miner", RecordMembers.text(record, "miner"));
        return own.isEmpty() ? told : told.with("former", own);
    }

    static Json.Obj attestation(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        Fields record = Fields.of(fact.object());
        PartyId subject = record.parsed("subject", PartyId::new);
        Code attestation = record.parsed("attestation", Code::new);
        int module = record.quantity("module", Standard::module);
        List<String> notices = Attestation.of(subject, ledger).stream()
                .filter(entry -> entry.id().equals(attestation))
                .flatMap(entry -> AttestationNotice.of(entry, Day.of(ledger.time()), ledger.time(), ledger).stream())
                .map(AttestationNotice::name)
                .toList();
        Json.Obj told = fact.withPlace()
                .with("notices", Json.texts(notices))
                .with("contests", places(ledger.facts(LedgerKeys.contests(subject, module, attestation))));
        told = withOne(told, "lifted", LedgerKeys.lift(subject, module, attestation), ledger);
        return withOne(told, "withdrawn", LedgerKeys.withdrawn(subject, module, attestation), ledger);
    }

    static Json.Obj findings(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        Json.Obj told = fact.withPlace();
        for (String member : List.of("supersedes", "supersededBy", "assessment", "endedAt", "reason", "revokedFrom")) {
            told = told.without(member);
        }
        Fields record = Fields.of(fact.object());
        return withOne(
                told,
                "lifted",
                LedgerKeys.lift(
                        record.parsed("subject", PartyId::new),
                        record.quantity("module", Standard::module),
                        record.parsed("attestation", Code::new)),
                ledger);
    }

    static Json.Obj commitment(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        Fields record = Fields.of(fact.object());
        LedgerKey result =
                LedgerKeys.commitmentResult(record.parsed("amp", PartyId::new), record.parsed("commitment", Code::new));
        return withOne(fact.withPlace(), "result", result, ledger);
    }

    static Json.Obj certificate(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        CertificateId id = Fields.of(fact.object()).parsed("certId", CertificateId::new);
        Json.Obj told = fact.withPlace().with("shortId", id.shortId());
        return withOne(told, "status", LedgerKeys.status(id), ledger);
    }

    static Json.Obj flag(Fact flag, ProjectedLedgerState ledger, Sight sight) {
        List<String> parts = flag.key().parts();
        return flag.withPlace()
                .with("subject", parts.get(0) + "/" + parts.get(1).replace('.', '/'));
    }

    /** The first answer, and beside it what the payee said later instead. */
    static Json.Obj receipt(Fact fact, ProjectedLedgerState ledger, Sight sight) {
        Code payment = Fields.of(fact.object()).parsed("payment", Code::new);
        List<Fact> corrections = ledger.facts(LedgerKeys.corrections(payment));
        Json.Obj told = fact.withPlace();
        Optional<Fact> announced = ledger.fact(LedgerKeys.payment(payment));
        if (announced.isPresent()) {
            told = told.with("payer", RecordMembers.text(announced.get().object(), "payer"));
        }
        return corrections.isEmpty() ? told : told.with("corrections", places(corrections));
    }
}
