package org.capaz.ledger.sample;

import org.capaz.ledger.json.Json;

/** What is said of producers, assessors and officers after the worked case has admitted them. */
public final class Conduct {
    private Conduct() {}

    public static Json.Obj accreditationWithdrawal() {
        return Body.of("{'assessor':'AUD-01','standard':'CRAFT','version':'2.1','validFrom':'2024-01-01',"
                + "'from':'2024-03-04','reason':'CONFLICT-OF-INTEREST'}");
    }

    public static Json.Obj assessment() {
        return Body.of(
                "{'assessment':'ASM-01','amp':'AMP-01','standard':'CRAFT','version':'2.1','periodFrom':'2023-01-01',"
                        + "'periodTo':'2023-12-31','level':'THIRD_PARTY','report':'%s'}",
                Body.hash("Demo assessment"));
    }
}
