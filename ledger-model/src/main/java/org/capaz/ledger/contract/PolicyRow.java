// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/**
 * One row of the policy table, written as a sentence: {@code row("plan.fund", FundPlan::parse).by(AMP).signedBy(TREASURER)}.
 * A party speaks through its usual officer, and one signs, unless the row says otherwise.
 *
 * @param parties roles of which the acting party needs one; none for the acts of an organisation itself
 * @param officers roles of which each signing officer needs one
 * @param consenting roles of which an officer of the other party needs one, where its consent gives a statement more effect
 * @param twoOfficersBy the rule that asks for two officers, where two sign
 */
record PolicyRow(
        String kind,
        Parser parser,
        List<PartyRole> parties,
        List<OfficerRole> officers,
        List<OfficerRole> consenting,
        Signing signing,
        Optional<Rule> twoOfficersBy) {

    /** Who answers for a producer's money. */
    static final List<OfficerRole> SIGNATORIES =
            List.of(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR);

    /** The roles whose parties may hold gold. */
    private static final List<PartyRole> CUSTODIANS = List.of(
            PartyRole.AMP,
            PartyRole.AGGREGATOR,
            PartyRole.TRADER,
            PartyRole.REFINER,
            PartyRole.BUYER,
            PartyRole.LABORATORY);

    /** Turns the body of a statement into a command. */
    interface Parser {
        Command parse(Statement statement, Fields body);
    }

    static What row(String kind, Parser parser) {
        return new What(kind, parser);
    }

    /** A row whose kind is given and whose parties and officers are not yet. */
    record What(String kind, Parser parser) {
        /** Parties in one of these roles, each through its usual officer. */
        PolicyRow by(PartyRole... parties) {
            return says(List.of(parties), Stream.of(parties).map(PolicyRow::usual));
        }

        PolicyRow byCustodian() {
            return byCustodianOr();
        }

        /** Whoever has gold in its hands, through the officer in charge of it; and the others through their usual ones. */
        PolicyRow byCustodianOr(PartyRole... others) {
            return says(
                    joined(CUSTODIANS, others),
                    Stream.concat(
                            Stream.of(OfficerRole.CUSTODIAN), Stream.of(others).map(PolicyRow::usual)));
        }

        PolicyRow byAnyParty() {
            return by(PartyRole.values());
        }

        /** Registrars speak for organisations, all others for parties. */
        PolicyRow byAnyOfficer() {
            return says(
                    List.of(PartyRole.values()),
                    Stream.of(OfficerRole.values()).filter(role -> role != OfficerRole.REGISTRAR));
        }

        PolicyRow byOrganisation() {
            return says(List.of(), Stream.of(OfficerRole.REGISTRAR));
        }

        /** Its registrar, and one of the party's officers beside it once the party has some. */
        PolicyRow byOrganisationWithOfficer() {
            PolicyRow row = byOrganisation();
            return row.signed(Signing.REGISTRAR_WITH_OFFICER, row.officers);
        }

        /** Its registrar, and an officer of each party whose records it opens, or a second registrar. */
        PolicyRow byOrganisationWithParties() {
            PolicyRow row = byOrganisation();
            return row.signed(Signing.REGISTRAR_WITH_PARTIES, row.officers);
        }

        PolicyRow byOrganisationWithItsFirstKey() {
            PolicyRow row = byOrganisation();
            return row.signed(Signing.OWN_FIRST_KEY, row.officers);
        }

        /** Its own registrar, or the majority where the body is about who judges others. */
        PolicyRow byOrganisationOrMajority() {
            PolicyRow row = byOrganisation();
            return row.signed(Signing.AS_THE_ROLES_NEED, row.officers);
        }

        /** @param alongside roles of officers who sign beside the registrars */
        PolicyRow byMajority(OfficerRole... alongside) {
            PolicyRow row = byOrganisation();
            return row.signed(Signing.MAJORITY_OF_ORGANISATIONS, joined(row.officers, alongside));
        }

        private PolicyRow says(List<PartyRole> parties, Stream<OfficerRole> officers) {
            return new PolicyRow(
                    kind, parser, parties, officers.distinct().toList(), List.of(), Signing.ONE, Optional.empty());
        }
    }

    PolicyRow signedBy(OfficerRole... officers) {
        return signed(Signing.ONE, List.of(officers));
    }

    PolicyRow signedOnBothSides(OfficerRole... officers) {
        return signed(Signing.BOTH_PARTIES, List.of(officers));
    }

    /** @param others roles of the other party's officer, who may sign along */
    PolicyRow withConsentOf(OfficerRole... others) {
        return new PolicyRow(kind, parser, parties, officers, List.of(others), Signing.WITH_CONSENT, Optional.empty());
    }

    /** @param rule asks for the second officer */
    PolicyRow signedByTwo(Rule rule, OfficerRole... officers) {
        return signedByTwo(rule, List.of(officers));
    }

    PolicyRow signedByTwo(Rule rule, List<OfficerRole> officers, OfficerRole... others) {
        return new PolicyRow(
                kind, parser, parties, joined(officers, others), List.of(), Signing.TWO_OFFICERS, Optional.of(rule));
    }

    private PolicyRow signed(Signing signing, List<OfficerRole> officers) {
        return new PolicyRow(kind, parser, parties, officers, List.of(), signing, Optional.empty());
    }

    /** Through whom a party in that role speaks when the row does not say. */
    private static OfficerRole usual(PartyRole party) {
        return switch (party) {
            case AMP -> OfficerRole.RESPONSIBLE;
            case AGGREGATOR, TRADER, CARRIER, REFINER, BUYER -> OfficerRole.CUSTODIAN;
            case LABORATORY -> OfficerRole.ASSAYER;
            case SCHEME -> OfficerRole.SCHEME_OFFICER;
            case ASSESSOR, AUDITOR -> OfficerRole.ASSESSOR;
            case PAYER -> OfficerRole.PAYMENTS;
        };
    }

    private static <T> List<T> joined(List<T> some, T[] others) {
        return Stream.concat(some.stream(), Stream.of(others)).toList();
    }
}
