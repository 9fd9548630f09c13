// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.InMemoryLedger;

/**
 * Calls of the contract with the ledger each is made on, kept in a file so that any Java machine can make the very same
 * calls; says for each all that endorsers compare: reads, ranges, writes, policies, event, answer.
 */
final class RecordedCalls {
    private RecordedCalls() {}

    /** A function with its arguments, and the records it finds. */
    record Call(String msp, Instant time, List<String> arguments, InMemoryLedger ledger) {}

    static void save(List<Call> calls, Path file) throws IOException {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(calls.size());
            for (Call call : calls) {
                write(out, call.msp());
                out.writeLong(call.time().getEpochSecond());
                out.writeInt(call.arguments().size());
                for (String argument : call.arguments()) {
                    write(out, argument);
                }
                var records = call.ledger().records();
                out.writeInt(records.size());
                for (var entry : records.entrySet()) {
                    write(out, entry.getKey().onLedger());
                    write(out, CanonicalJson.write(entry.getValue()));
                }
            }
        }
    }

    static List<Call> load(Path file) throws IOException {
        try (var in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            List<Call> calls = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String msp = read(in);
                Instant time = Instant.ofEpochSecond(in.readLong());
                List<String> arguments = new ArrayList<>();
                for (int count = in.readInt(); count > 0; count--) {
                    arguments.add(read(in));
                }
                var ledger = new InMemoryLedger();
                for (int count = in.readInt(); count > 0; count--) {
                    ledger.put(LedgerKey.parse(read(in)), CanonicalJson.parse(read(in)));
                }
                calls.add(new Call(msp, time, arguments, ledger));
            }
            return calls;
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        outcomes(Path.of(arguments[0]), Integer.parseInt(arguments[1])).forEach(out::println);
        out.flush();
    }

    /** Makes every call of the file so many times; one line for each, its name and the hash of what came of it. */
    static List<String> outcomes(Path file, int times) throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (Call call : load(file)) {
            var ledger = new VersionedLedger(new CapazContract(new ContractFunctions("capaz"))).holding(call.ledger());
            String first = outcome(ledger, call);
            for (int again = 1; again < times; again++) {
                if (!outcome(ledger, call).equals(first)) {
                    throw new AssertionError(
                            "not the same twice: " + call.arguments().getFirst());
                }
            }
            outcomes.add(call.arguments().getFirst() + " " + Digest.hex(first));
        }
        return outcomes;
    }

    /** Everything about the transaction that another peer must come to as well, as one text. */
    static String outcome(VersionedLedger ledger, Call call) {
        VersionedLedger.Transaction transaction =
                ledger.endorse(call.msp(), call.time(), call.arguments().toArray(String[]::new));
        var text = new StringBuilder();
        text.append(transaction.response.getStatusCode()).append(' ').append(transaction.message());
        text.append('\n').append(hex(transaction.response.getPayload())).append('\n');
        text.append(transaction.readsInOrder)
                .append('\n')
                .append(transaction.ranges)
                .append('\n');
        transaction.writesInOrder.forEach(key -> text.append(key)
                .append(' ')
                .append(hex(transaction.writes.get(key)))
                .append('\n'));
        transaction.policies.forEach((key, policy) ->
                text.append(key).append(' ').append(hex(policy)).append('\n'));
        return text.append(transaction.event).toString();
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? "-" : HexFormat.of().formatHex(bytes);
    }
}
