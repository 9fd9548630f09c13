// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;

/** What is done to lots besides melting and dividing them. */
public final class Workshop {
    private Workshop() {}

    /** AGG-01 holds the four lots, LC as sponge. */
    public static Consortium withSponge() {
        return Stage.AT_AGGREGATOR.world().given(LedgerKeys.lot(new LotId("LC")), "material", "'SPONGE'");
    }

    /** LC loses a tenth of its weight as mercury and 93 mg of its 80 494 mg fine. */
    public static Json.Obj retort() {
        return Body.of(
                "{'transformation':'RT-01','place':'05001','inputs':['LC'],"
                        + "'output':{'lot':'LS','material':'SPONGE','grossMg':86700,"
                        + "'assay':{'assay':'AS-LS','method':'FIRE','fineness':92735,'certificate':'%s'}},"
                        + "'losses':[{'reason':'SLAG','fineMg':93}]}",
                Body.hash("Demo assay LS"));
    }

    /** Bar LE becomes two bars of 999.9. */
    public static Json.Obj refine() {
        String assay = "{'assay':'AS-%s','method':'FIRE','fineness':99990,'certificate':'%s'}";
        return Body.of(
                "{'transformation':'RF-01','place':'CH-MENDRISIO','inputs':['LE'],"
                        + "'outputs':[{'lot':'R1','grossMg':2000000,'assay':%s},{'lot':'R2','grossMg':1325000,'assay':%s}],"
                        + "'losses':[{'reason':'SLAG','fineMg':489}]}",
                assay.formatted("R1", Body.hash("Demo assay R1")), assay.formatted("R2", Body.hash("Demo assay R2")));
    }

    /** LB and LC, both free gold, in one bag. */
    public static Json.Obj aggregate() {
        return Body.of("{'transformation':'AG-01','place':'05001','inputs':['LB','LC'],"
                + "'output':{'lot':'LP','material':'FREE_GOLD','grossMg':583600}}");
    }

    /** LA, doré, with LC, free gold. */
    public static Json.Obj blend() {
        return Body.of("{'transformation':'BL-01','place':'05001','inputs':['LA','LC'],"
                + "'output':{'lot':'LP','material':'FREE_GOLD','grossMg':1346400}}");
    }

    /** ASY-01 takes five grams of LA. */
    public static Json.Obj sample() {
        return Body.of("{'transformation':'SA-01','input':'LA','laboratory':'ASY-01',"
                + "'output':{'lot':'LA-R','grossMg':1245000}}");
    }

    public static Json.Obj assayOfPool(long fineness) {
        Json.Obj assay = Body.set(WorkedCase.assay("LA"), "assay", "'AS-LP'");
        return Body.set(Body.set(assay, "lot", "'LP'"), "fineness", fineness);
    }
}
