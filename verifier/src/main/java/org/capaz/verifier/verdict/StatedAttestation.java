// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.CraftModule;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * An attestation as the members' peers state it: who attested what of which producer, and who accredited it to do so.
 *
 * <p>Format: {@code docs/reference/formats/attestation.md}.
 *
 * @param name of its record, such as {@code attestation/AMP-01/03/AT-7}
 * @param producer whom it is about
 * @param producerName its name
 * @param module of the standard
 * @param standard its name
 * @param version of the standard
 * @param result that of the module's weakest requirement
 * @param level how independent its issuer is of the producer
 * @param issuer who attested
 * @param issuerName its name
 * @param issuedAt Unix seconds
 * @param accreditations those that let it be issued; none for a producer's own word
 * @param state ACTIVE, SUPERSEDED or REVOKED
 * @param at since when, Unix seconds
 * @param validFrom the first day of its period
 * @param validTo the last day of its period
 * @param validUntil the last second of that day, Unix seconds
 */
public record StatedAttestation(
        String name,
        String producer,
        String producerName,
        long module,
        String standard,
        String version,
        String result,
        String level,
        String issuer,
        String issuerName,
        long issuedAt,
        List<Accreditation> accreditations,
        String state,
        long at,
        String validFrom,
        String validTo,
        long validUntil) {

    /**
     * What a scheme granted.
     *
     * @param scheme who accredited
     * @param schemeName its name
     * @param validFrom the first day
     * @param validTo the last day
     * @param withdrawnFrom from which day the scheme trusts the issuer no more
     */
    public record Accreditation(
            String scheme, String schemeName, String validFrom, String validTo, Optional<String> withdrawnFrom) {
        private Sentence sentence() {
            Sentence granted = VerdictMessage.ATTESTATION_ACCREDITED
                    .with("scheme", named(schemeName, scheme))
                    .and("from", Argument.id(validFrom))
                    .and("to", Argument.id(validTo));
            return withdrawnFrom
                    .map(day -> VerdictMessage.ATTESTATION_ACCREDITATION_WITHDRAWN
                            .with("accreditation", granted)
                            .and("day", Argument.id(day)))
                    .orElse(granted);
        }

        private Json.Obj json() {
            return Json.object()
                    .with("scheme", scheme)
                    .with("schemeName", schemeName)
                    .with("validFrom", validFrom)
                    .with("validTo", validTo)
                    .with("withdrawnFrom", Json.orNull(withdrawnFrom.orElse(null)));
        }
    }

    /** Copies the list. */
    public StatedAttestation {
        accreditations = List.copyOf(accreditations);
    }

    /** A name is free text of its party; the id beside it is the ledger's. */
    private static Argument named(String name, String id) {
        return Argument.id(name + " (" + id + ")");
    }

    List<Sentence> sentences() {
        var told = new ArrayList<Sentence>();
        told.add(VerdictMessage.ATTESTATION_PRODUCER.with("producer", named(producerName, producer)));
        told.add(VerdictMessage.ATTESTATION_STANDARD.with("standard", Argument.id(standard + " " + version)));
        told.add(moduleSentence());
        told.add(VerdictMessage.ATTESTATION_ISSUER
                .with("issuer", named(issuerName, issuer))
                .and("level", Argument.id(level)));
        accreditations.forEach(each -> told.add(each.sentence()));
        told.add(VerdictMessage.ATTESTATION_PERIOD
                .with("from", Argument.id(validFrom))
                .and("to", Argument.id(validTo)));
        told.add(VerdictMessage.ATTESTATION_RECORD.with("name", Argument.id(name)));
        return told;
    }

    private Sentence moduleSentence() {
        return CraftModule.of(standard, version, module)
                .map(known -> VerdictMessage.MODULE_OF_RECORD_NAMED
                        .with("module", PlainNumbers.digits(module))
                        .and("name", known.title().sentence())
                        .and("result", Argument.id(result)))
                .orElseGet(() -> VerdictMessage.MODULE_OF_RECORD
                        .with("module", PlainNumbers.digits(module))
                        .and("result", Argument.id(result)));
    }

    Json.Obj json() {
        return Json.object()
                .with("name", name)
                .with("producer", producer)
                .with("producerName", producerName)
                .with("module", module)
                .with("standard", standard)
                .with("version", version)
                .with("result", result)
                .with("level", level)
                .with("issuer", issuer)
                .with("issuerName", issuerName)
                .with("issuedAt", issuedAt)
                .with(
                        "accreditations",
                        accreditations.stream().map(Accreditation::json).toList())
                .with("state", state)
                .with("at", at)
                .with("validFrom", validFrom)
                .with("validTo", validTo)
                .with("validUntil", validUntil);
    }
}
