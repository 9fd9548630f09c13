package org.capaz.gateway.projection;

import java.util.Set;

/** The kinds of key that docs/reference/keys.md knows; another one on the ledger means that this program is too old. */
final class Families {
    static final Set<String> KNOWN = Set.of(
            "org",
            "officer",
            "party",
            "refvalues",
            "standard",
            "accreditation",
            "amp",
            "basis",
            "scope",
            "miner",
            "introduction",
            "drawn",
            "produced",
            "report",
            "commitment",
            "ampchange",
            "authnotice",
            "disengagement",
            "comresult",
            "contest",
            "comment",
            "disposition",
            "assessment",
            "attestation",
            "origin",
            "originuse",
            "lot",
            "contributions",
            "assay",
            "seal",
            "transfer",
            "transformation",
            "settlement",
            "scheme",
            "claim",
            "obligation",
            "payment",
            "bankref",
            "paid",
            "receipt",
            "certof",
            "flag",
            "record",
            "cert",
            "status",
            "idx",
            "head",
            "notissued");

    private Families() {}
}
