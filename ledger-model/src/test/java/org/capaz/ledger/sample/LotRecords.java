// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import org.capaz.ledger.identity.NormalForm;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/** What is said of certificates after they were issued, and of the seals on their lots. */
public final class LotRecords {
    private LotRecords() {}

    /** The record of the one seal with that number. */
    public static Json.Obj seal(Consortium world, String number) {
        String normal = NormalForm.of(number);
        return world.ledger().records().entrySet().stream()
                .filter(entry -> entry.getKey().family() == Family.SEAL
                        && entry.getKey().parts().getFirst().equals(normal))
                .map(entry -> (Json.Obj) entry.getValue())
                .findFirst()
                .orElseThrow();
    }

    /** LA has a certificate. */
    public static Consortium issued() {
        Consortium world = Stage.SEALED.world();
        world.amp01().certifies(WorkedCase.certificate("LA")).recorded();
        return world;
    }

    /** SCH-01 has suspended it. */
    public static Consortium suspended() {
        Consortium world = issued();
        world.sch01().suspends(suspension()).recorded();
        return world;
    }

    public static Json.Obj suspension() {
        return Body.of("{'certificates':['%s'],'reason':'UNDER-REVIEW'}", WorkedCase.CERTIFICATE);
    }

    public static Json.Obj reinstatement() {
        return Body.of("{'certificates':['%s']}", WorkedCase.CERTIFICATE);
    }

    public static Json.Obj revocation() {
        return Body.of("{'certificates':['%s'],'reason':'ISSUED-IN-ERROR'}", WorkedCase.CERTIFICATE);
    }
}
