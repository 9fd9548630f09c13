// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.sample.PlausibleMonths.Step;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** What the people of plausible months say, as statements with all their signatures, and through whose gateway. */
public final class PlausibleStatements {
    private PlausibleStatements() {}

    /** Everybody speaks through its own organisation's gateway. */
    public static String member(Step step) {
        String role = step.actor().endsWith("MSP") ? step.actor() : step.actor().split("-")[1];
        return switch (role) {
            case "AMP" -> "producers";
            case "AGG", "CAR", "LAB" -> "traders";
            case "REF", "PAY" -> "buyers";
            case "SCH", "AUD" -> "assurance";
            default -> role.replace("MSP", "").toLowerCase(Locale.ROOT);
        };
    }

    /**
     * The statement under a new id.
     *
     * @param registrars by member
     */
    public static SignedStatement signed(Step step, Function<String, Officer> registrars) {
        var statement = new Statement(
                step.kind().kind(),
                "capaz",
                new RecordId(UUID.randomUUID().toString()),
                step.actor(),
                step.happened(),
                step.body());
        Stream<OfficerSignature> ofTheOrganisation = step.kind().actedByOrganisation()
                ? Officer.signatures(
                        statement, registrarsOf(step).map(registrars).toArray(Officer[]::new))
                        .stream()
                : Stream.of();
        return new SignedStatement(
                statement,
                Stream.concat(ofTheOrganisation, step.signers().stream().map(officer -> officer.sign(statement)))
                        .toList());
    }

    /** A scheme is admitted by all members, everything else is its own organisation's to say. */
    private static Stream<String> registrarsOf(Step step) {
        boolean judge = step.kind() == StatementKind.REGISTER_PARTY
                && ((Json.Arr) step.body().get("roles"))
                        .items().stream()
                                .map(role -> PartyRole.valueOf(((Json.Str) role).text()))
                                .anyMatch(PartyRole::judgesOthers);
        return judge ? World.MEMBERS.stream() : Stream.of(member(step));
    }
}
