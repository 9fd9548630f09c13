// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.audit.AuditGrant.Opened;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.BringsKey;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/**
 * {@code audit.grant}: a member opens records of its parties to an auditor. Whoever is read signs along, where it has an officer
 * who can; so does the auditor, with the key that is to read.
 *
 * <p>Decision 242.
 */
public record GrantAudit(Opened opened) implements BringsKey {
    /** A year's audit with the weeks that its report takes. */
    private static final Duration LONGEST = Duration.ofDays(400);

    public static GrantAudit parse(Statement statement, Fields body) {
        Opened opened = Opened.read(body);
        // It signs in a browser, and what was opened is read by programs: nobody could read by such a grant.
        if (opened.key().signing().passkey().isPresent()) {
            throw body.unfit("kind", Message.AUDITOR_KEY_IS_PASSKEY.sentence());
        }
        return new GrantAudit(opened);
    }

    @Override
    public Officer.Key key() {
        return opened.key();
    }

    @Override
    public Json.Obj body() {
        return opened.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.auditGrants(opened.auditor()), ledger);
        return asScopeSays()
                .at("parties")
                .and(ok -> Checked.each("parties", opened.parties(), party -> ofTheMember(party, act, ledger)))
                .and(ok -> speaksForNobody(ledger).at("spki"))
                .and(ok -> newId(act, ledger).at("grant"))
                .and(ok -> forABoundedTime(act).at("validTo"))
                .and(ok -> forAPeriod().at("periodTo"))
                .and(ok -> nobodyElseSigned(act).at(Refused.SIGNATURES))
                .and(ok -> agreed(act, ledger).at(Refused.SIGNATURES))
                .decide(ok -> List.of(new AuditGrant(act.organisation(), opened, act.recordedAt(), Optional.empty())
                        .event("AuditGranted")));
    }

    private Checked<Holds> asScopeSays() {
        List<PartyId> parties = opened.parties();
        boolean fits = switch (opened.scope()) {
            case PARTIES -> !parties.isEmpty() && parties.stream().distinct().count() == parties.size();
            case ALL -> parties.isEmpty();
        };
        return Checked.require(Rule.I80, fits, Message.AUDIT_PARTIES_NOT_AS_SCOPE::sentence);
    }

    /** I1: nobody opens what others did. */
    private static Checked<Holds> ofTheMember(PartyId party, Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I1,
                Party.find(ledger, party)
                        .filter(found -> found.msp().equals(act.organisation()))
                        .isPresent(),
                () -> Message.PARTY_NOT_OF_ORGANISATION.with("party", party).and("organisation", act.organisation()));
    }

    /** I80: an officer reads as an officer; and nobody reads as an auditor what the same key signed. */
    private Checked<Holds> speaksForNobody(LedgerState ledger) {
        return Officer.find(ledger, opened.auditor())
                .map(officer -> Checked.<Holds>refuse(
                        Rule.I80,
                        Message.AUDITOR_IS_OFFICER
                                .with("officer", officer.id())
                                .and("party", Argument.id(officer.owner()))))
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> newId(Act act, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.auditGrant(opened.auditor(), act.organisation(), opened.grant()),
                ledger,
                () -> Message.AUDIT_GRANT_EXISTS.with("grant", opened.grant()).and("auditor", opened.auditor()));
    }

    private Checked<Holds> forABoundedTime(Act act) {
        Instant begin = key().validFrom();
        Instant end = key().validTo();
        return Checked.require(
                Rule.I80,
                !end.isBefore(begin)
                        && end.isAfter(act.recordedAt())
                        && !end.isAfter(act.recordedAt().plus(LONGEST)),
                () -> Message.AUDIT_TIME_NOT_BOUNDED
                        .with("days", Argument.count(LONGEST.toDays()))
                        .and("now", Argument.moment(act.recordedAt())));
    }

    private Checked<Holds> forAPeriod() {
        return Checked.require(
                Rule.I80, !opened.periodFrom().isAfter(opened.periodTo()), Message.PERIOD_ENDS_BEFORE_BEGIN::sentence);
    }

    /** I1: the member's registrars, and officers of those who are read. */
    private Checked<Holds> nobodyElseSigned(Act act) {
        return Checked.require(
                Rule.I1,
                act.signers().stream()
                        .allMatch(signer -> signer.msp().equals(act.organisation())
                                && (signer.ofOrganisation() || opened.parties().contains(new PartyId(signer.owner())))),
                () -> Message.SIGNER_NOT_OF_ACTOR.with("actor", act.organisation()));
    }

    /** I80: no registrar opens anybody's books alone, as long as there is somebody to ask. */
    private Checked<?> agreed(Act act, LedgerState ledger) {
        return switch (opened.scope()) {
            case PARTIES ->
                opened.parties().stream()
                        .map(party -> signedFor(party, act, ledger))
                        .filter(Checked.Denied.class::isInstance)
                        .findFirst()
                        .orElseGet(Checked::holds);
            case ALL ->
                Checked.require(
                        Rule.I80,
                        act.signersOf(act.organisation().value()).size() > 1,
                        () -> Message.AUDIT_OF_ALL_NEEDS_TWO_REGISTRARS.with("organisation", act.organisation()));
        };
    }

    private static Checked<Holds> signedFor(PartyId party, Act act, LedgerState ledger) {
        boolean signed = act.signers().stream().map(Signer::owner).anyMatch(party.value()::equals);
        return Checked.require(
                Rule.I80,
                signed
                        || Officer.of(party.value(), act.organisation(), ledger).stream()
                                .noneMatch(officer -> officer.trustedAt(act.recordedAt())),
                () -> Message.AUDIT_NOT_SIGNED_FOR.with("party", party));
    }
}
