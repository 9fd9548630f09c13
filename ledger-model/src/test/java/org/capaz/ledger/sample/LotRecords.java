// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import org.capaz.ledger.json.Json;

/** What is said of certificates after they were issued. */
public final class LotRecords {
    private LotRecords() {}

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
