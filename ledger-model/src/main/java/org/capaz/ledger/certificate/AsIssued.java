// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.registry.Standard;

/** A producer as a certificate has it: its share, and where it stood on the day of issue. */
public record AsIssued(
        PartyId amp,
        String name,
        PlaceCode municipality,
        FineMass fine,
        Affiliation.State state,
        String standard,
        String version,
        List<ModuleResult> modules) {

    /**
     * The producers of a certificate, as it was issued.
     *
     * @param certificate the record as it stands on the ledger
     */
    public static List<AsIssued> of(Json.Obj certificate) {
        return each(certificate, "origins").map(AsIssued::read).toList();
    }

    private static AsIssued read(Json.Obj origin) {
        Fields fields = Fields.of(origin, "origins");
        return new AsIssued(
                fields.parsed("amp", PartyId::new),
                fields.text("name"),
                fields.parsed("municipality", PlaceCode::municipality),
                fields.quantity("fineMg", FineMass::new),
                fields.parsed("affiliation", Codes.of(Affiliation.State.class)),
                fields.text("standard"),
                fields.text("version"),
                each(origin, "modules")
                        .map(module -> ModuleResult.read(Fields.of(module, "modules")))
                        .toList());
    }

    private static Stream<Json.Obj> each(Json.Obj object, String list) {
        return ((Json.Arr) requireNonNull(object.get(list), list))
                .items().stream().map(Json.Obj.class::cast);
    }

    /** Was it judged by that standard? Modules of two versions have nothing in common but their numbers. */
    boolean judgedBy(Standard other) {
        return standard.equals(other.name()) && version.equals(other.version());
    }

    /** Is that attestation about the same version? */
    boolean judgedBy(Attestation entry) {
        return entry.claim().standard().equals(standard)
                && entry.claim().version().equals(version);
    }

    /** Does a result come from that attestation? A result does not name it; module, issuer and last day do. */
    boolean restsOn(Attestation entry) {
        return judgedBy(entry)
                && modules.stream()
                        .anyMatch(result -> result.module() == entry.module()
                                && result.issuer().equals(Optional.of(entry.issuer()))
                                && result.validTo()
                                        .equals(Optional.of(entry.claim().validTo())));
    }
}
