// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Officer;

/**
 * What a member opens to an auditor: records of some families that were written in some days, of some of its parties, until
 * the grant ends. The auditor is a key, whose validity is that of the grant.
 *
 * @param organisation the member
 * @param grantedAt when it was recorded
 */
public record AuditGrant(MspId organisation, Opened opened, Instant grantedAt, Optional<Withdrawal> withdrawal) {

    /** When a member ended a grant before its time, and why. */
    public record Withdrawal(Instant at, Code reason) {}

    /** Whose records are opened. */
    public enum Scope {
        /** Those of the parties that the grant names. */
        PARTIES,
        /** Those of every party of the member, also of parties that come later. */
        ALL
    }

    /**
     * What a member states.
     *
     * @param key the auditor's
     * @param parties none where the scope is {@link Scope#ALL}
     * @param periodFrom the first of the days on which the records were written
     * @param periodTo the last one
     * @param engagement SHA-256 commitment to what member and auditor agreed, in hexadecimal
     */
    public record Opened(
            Code grant,
            Officer.Key key,
            Scope scope,
            List<PartyId> parties,
            List<AuditedFamily> families,
            Day periodFrom,
            Day periodTo,
            Code reason,
            Optional<String> engagement) {
        /** Each signs: with the registrar's and the auditor's signature that makes eight. */
        private static final int MOST_PARTIES = 6;

        static Opened read(Fields fields) {
            List<PartyId> parties = fields.texts("parties", PartyId::new);
            if (parties.size() > MOST_PARTIES) {
                throw fields.unfit(
                        "parties", Message.AUDIT_PARTIES_TOO_MANY.with("most", Argument.count(MOST_PARTIES)));
            }
            List<AuditedFamily> families = fields.texts("families", Codes.of(AuditedFamily.class));
            if (families.isEmpty() || families.stream().distinct().count() < families.size()) {
                throw fields.unfit("families", Message.AUDIT_FAMILIES_EMPTY_OR_TWICE.sentence());
            }
            return new Opened(
                    fields.parsed("grant", Code::new),
                    Officer.Key.read(fields),
                    fields.parsed("scope", Codes.of(Scope.class)),
                    parties,
                    families,
                    fields.parsed("periodFrom", Day::parse),
                    fields.parsed("periodTo", Day::parse),
                    fields.parsed("reason", Code::new),
                    fields.optionalParsed("engagement", Digest::requireHex));
        }

        /** The name of the key, as an officer's key has one. */
        public OfficerId auditor() {
            return OfficerId.of(key.spki());
        }

        Json.Obj json() {
            Json.Obj stated = key.json()
                    .with("grant", grant.value())
                    .with("scope", scope.name())
                    .with(
                            "parties",
                            Json.texts(parties.stream().map(PartyId::value).toList()))
                    .with(
                            "families",
                            Json.texts(families.stream().map(Enum::name).toList()))
                    .with("periodFrom", periodFrom.toString())
                    .with("periodTo", periodTo.toString())
                    .with("reason", reason.value());
            return engagement.map(hash -> stated.with("engagement", hash)).orElse(stated);
        }
    }

    /** All grants that a key ever had, of all members. */
    public static List<AuditGrant> of(OfficerId auditor, LedgerState ledger) {
        return ledger.list(LedgerKeys.auditGrants(auditor)).stream()
                .map(AuditGrant::read)
                .toList();
    }

    /** Those of one member by which the auditor may read at that moment. */
    public static List<AuditGrant> standing(OfficerId auditor, MspId organisation, Instant moment, LedgerState ledger) {
        return of(auditor, ledger).stream()
                .filter(grant -> grant.organisation.equals(organisation) && grant.standsAt(moment))
                .toList();
    }

    /** One record of the family. */
    public static AuditGrant read(Json.Obj record) {
        return read(Fields.of(record, "auditgrant"));
    }

    static Optional<AuditGrant> find(OfficerId auditor, MspId organisation, Code grant, LedgerState ledger) {
        return ledger.find(LedgerKeys.auditGrant(auditor, organisation, grant)).map(AuditGrant::read);
    }

    private static AuditGrant read(Fields record) {
        return new AuditGrant(
                new MspId(record.text("organisation")),
                Opened.read(record),
                Instant.ofEpochSecond(record.integer("grantedAt")),
                record.optionalInteger("withdrawnAt")
                        .map(at ->
                                new Withdrawal(Instant.ofEpochSecond(at), new Code(record.text("withdrawalReason")))));
    }

    /** The parts of its key, with slashes between. */
    public String name() {
        return opened.auditor() + "/" + organisation + "/" + opened.grant();
    }

    /** Are records of that party opened, which is one of the member's? */
    public boolean opens(PartyId party) {
        return opened.scope() == Scope.ALL || opened.parties().contains(party);
    }

    /** May the auditor read by it at that moment? */
    public boolean standsAt(Instant moment) {
        return !moment.isBefore(opened.key().validFrom()) && !endedAt(moment);
    }

    boolean endedAt(Instant moment) {
        return moment.isAfter(opened.key().validTo())
                || withdrawal.filter(end -> !moment.isBefore(end.at())).isPresent();
    }

    /** Its last moment. */
    Instant end() {
        return withdrawal
                .map(Withdrawal::at)
                .filter(at -> at.isBefore(opened.key().validTo()))
                .orElse(opened.key().validTo());
    }

    AuditGrant withdrawn(Instant at, Code reason) {
        return new AuditGrant(organisation, opened, grantedAt, Optional.of(new Withdrawal(at, reason)));
    }

    StateChange event(String name) {
        Json.Obj record = opened.json()
                .with("auditor", opened.auditor().value())
                .with("organisation", organisation.value())
                .with("grantedAt", grantedAt.getEpochSecond());
        return new StateChange(
                name,
                LedgerKeys.auditGrant(opened.auditor(), organisation, opened.grant()),
                withdrawal
                        .map(end -> record.with("withdrawnAt", end.at().getEpochSecond())
                                .with("withdrawalReason", end.reason().value()))
                        .orElse(record));
    }
}
