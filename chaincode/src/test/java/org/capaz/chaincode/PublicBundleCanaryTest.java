// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.sample.Actor;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/**
 * A public bundle holds the issuing transaction and the state view as the peers signed them, from the first argument to the
 * last key that was read, because nothing of what is signed can be left out. So neither may hold a party, a quantity or a
 * statement that the certificate itself does not show.
 *
 * <p>Decision 155.
 */
class PublicBundleCanaryTest {
    private static final String CHALLENGE = "ab".repeat(32);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{5,}");

    private final Consortium world = Stage.CONFIRMED.world();
    private final Draft.Call call =
            sealedBar().certifies(WorkedCase.certificate("LE")).call();
    private final VersionedLedger ledger =
            new VersionedLedger(new CapazContract(new ContractFunctions("capaz"))).holding(world.ledger());
    private final VersionedLedger.Transaction issue =
            ledger.endorse(call.msp(), call.time(), call.arguments().toArray(String[]::new));
    private final String record = text(issue.writes.get("cert:" + WorkedCase.CERTIFICATE));
    private final String issued = shown(call.arguments(), issue);
    private final String stated = stated();

    private Actor sealedBar() {
        world.ref01()
                .seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'"))
                .recorded();
        return world.ref01();
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** Everything that the endorsed bytes of this transaction spell out. */
    private static String shown(List<String> arguments, VersionedLedger.Transaction transaction) {
        List<String> all = new ArrayList<>(arguments);
        all.add(transaction.payload());
        all.addAll(transaction.reads.keySet());
        transaction.ranges.forEach((prefix, keys) -> {
            all.add(prefix);
            all.addAll(keys);
        });
        transaction.writes.forEach((key, value) -> {
            all.add(key);
            all.add(text(value));
        });
        transaction.event.ifPresent(all::add);
        return String.join("\n", all).replace('\0', ' ');
    }

    private String stated() {
        ledger.commit(issue);
        return shown(
                List.of("StateView", WorkedCase.CERTIFICATE, CHALLENGE),
                ledger.endorse("ProducersMSP", world.now(), "StateView", WorkedCase.CERTIFICATE, CHALLENGE));
    }

    private Set<String> ids(Family family) {
        Set<String> ids = new TreeSet<>();
        world.ledger().records().keySet().stream()
                .filter(key -> key.family() == family)
                .forEach(key -> ids.add(key.parts().getFirst()));
        return ids;
    }

    private static boolean spells(String text, String word) {
        return Pattern.compile("(?<![A-Z0-9-])" + Pattern.quote(word) + "(?![A-Z0-9-])")
                .matcher(text)
                .find();
    }

    @Test
    void the_issue_and_the_state_view_are_those_of_the_bar() {
        assertThat(record).contains("\"lot\":\"LE\"", "AMP-01");
        assertThat(issued).contains(record);
        assertThat(stated).contains("\"state\":\"ISSUED\"");
    }

    @Test
    void no_party_is_named_that_the_certificate_does_not_name() {
        List<String> others = ids(Family.PARTY).stream()
                .filter(party -> !spells(record, party))
                .toList();

        assertThat(others).contains("BUY-01", "CAR-01");
        assertThat(others).filteredOn(party -> spells(issued, party)).isEmpty();
        assertThat(others)
                .as("the view reads under whose accreditation the named assessors judged, which is public"
                        + " (decision 195)")
                .filteredOn(party -> spells(stated, party))
                .isEqualTo(accreditors());
    }

    /** Who accredited the assessors that the certificate names. */
    private List<String> accreditors() {
        List<String> found = world.ledger().records().keySet().stream()
                .filter(key -> key.family() == Family.ACCREDITATION)
                .filter(key -> spells(record, key.parts().getFirst()))
                .map(key -> key.parts().get(3))
                .distinct()
                .toList();
        assertThat(found).containsExactly("SCH-01");
        return found;
    }

    @Test
    void no_mass_is_told_that_the_certificate_does_not_tell() {
        Set<String> masses = new TreeSet<>();
        world.ledger().records().forEach((key, value) -> {
            if (key.family() == Family.LOT) {
                NUMBER.matcher(CanonicalJson.write(value)).results().forEach(found -> masses.add(found.group()));
            }
        });
        List<String> others =
                masses.stream().filter(mass -> !spells(record, mass)).toList();

        assertThat(others).hasSizeGreaterThan(10);
        assertThat(List.of(issued, stated))
                .allSatisfy(text -> assertThat(others)
                        .filteredOn(mass -> spells(text, mass))
                        .isEmpty());
    }

    @Test
    void no_statement_is_in_it_but_the_one_that_issues() {
        assertThat(Pattern.compile("\"kind\":\"[a-z.]+\"")
                        .matcher(issued)
                        .results()
                        .map(found -> found.group()))
                .containsOnly("\"kind\":\"certificate.issue\"");
        Json.Obj statement =
                Fields.of(CanonicalJson.parseObject(call.arguments().get(1))).rawObject("statement");
        assertThat(Fields.of(statement).rawObject("body").members().keySet())
                .isSubsetOf("certificate", "lot", "commitments");
    }
}
