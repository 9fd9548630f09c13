// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit;

import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;

/** A world of the samples as an audit replays it, one statement a block, without the blocks. */
public final class Replays {
    /** Replayed when it is first asked for. */
    private static final class Certified {
        private static final ReplayedLedger LEDGER = of(Stage.CERTIFIED.world());
    }

    private Replays() {}

    /** The worked case to its end; replayed once, to read only. */
    public static ReplayedLedger certified() {
        return Certified.LEDGER;
    }

    /** The ledger after the last statement of the world. */
    public static ReplayedLedger of(Consortium world) {
        var ledger = new ReplayedLedger();
        long block = 1;
        for (Draft.Call call : world.calls()) {
            PendingState state = ledger.transaction();
            List<String> arguments = call.arguments();
            new RecordingFunctions(Consortium.CHANNEL, new MspId(call.msp()), call.time(), state)
                    .call(arguments.getFirst(), arguments.subList(1, arguments.size()));
            List<ReadWriteSet.Write> writes = new ArrayList<>();
            state.pending()
                    .forEach((key, value) ->
                            writes.add(new ReadWriteSet.Write(key.onLedger(), false, CanonicalJson.bytes(value))));
            ledger.write(writes, new Version(block++, 0), call.time(), arguments);
        }
        return ledger;
    }

    /** With one more record, or one written again, past all rules: for what no short story leads to. */
    public static ReplayedLedger with(ReplayedLedger ledger, LedgerKey key, Json value) {
        ledger.write(
                List.of(new ReadWriteSet.Write(key.onLedger(), false, CanonicalJson.bytes(value))),
                new Version(1_000, 0),
                ledger.time(),
                List.of());
        return ledger;
    }
}
