// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.ledger.audit.AuditedFamily;
import org.capaz.ledger.record.Family;
import org.junit.jupiter.api.Test;

/** Every family is read back somewhere, and what is written about the lists is what they do. */
class FamiliesTest {
    private static final Path PAGE = Path.of("../docs/reference/who-sees-what.md");

    /** Families that stand at no address of their own, and why. */
    private static final Map<Family, String> WITHOUT_LIST = new EnumMap<>(Map.ofEntries(
            Map.entry(Family.INTRODUCTION, "shown with its lot"),
            Map.entry(
                    Family.CONTRIBUTIONS,
                    "shown with its lot; who brought what only to the producer and its organisation"),
            Map.entry(Family.RESCUED, "one key for each lot that goes on under another"),
            Map.entry(Family.CERTIFICATE_OF_LOT, "shown with its lot"),
            Map.entry(Family.NOTICE, "shown on the pages of the record that it stands against"),
            Map.entry(Family.RECORD, "the hash of a statement, for repetition (I4)"),
            Map.entry(Family.HEAD, "the heartbeat"),
            Map.entry(Family.NOT_ISSUED, "published as the status list"),
            Map.entry(Family.OFFICER_OF, "finds officers by their party"),
            Map.entry(Family.RIGHT, "finds legal bases by their reference"),
            Map.entry(Family.DRAWN, "counts what a miner brought, for the caps; personal"),
            Map.entry(Family.ATTESTED, "finds the attestations that count"),
            Map.entry(Family.PRODUCED, "counts a producer's month"),
            Map.entry(Family.ORIGIN_USE, "counts what is used of an origin document"),
            Map.entry(Family.SEAL_USE, "finds who used a seal number"),
            Map.entry(Family.PLATFORM_NUMBER, "finds purchases by the platform's number"),
            Map.entry(Family.CLAIM, "counts on which gold a premium was claimed"),
            Map.entry(Family.BANK_REFERENCE, "finds payments by the bank's reference"),
            Map.entry(Family.INVOICE, "finds uses by their invoice"),
            Map.entry(Family.NUMBER, "finds certificates by their number"),
            Map.entry(Family.STATUS_INDEX, "finds certificates by their place in the status list")));

    @Test
    void every_family_has_a_list_or_stands_beside_another_or_says_why_it_has_none() {
        Set<Family> told = EnumSet.copyOf(WITHOUT_LIST.keySet());
        Families.ALL.forEach(listing -> {
            told.add(listing.family());
            told.addAll(listing.beside());
        });

        assertThat(told).containsExactlyInAnyOrder(Family.values());
        assertThat(WITHOUT_LIST.keySet())
                .doesNotContainAnyElementsOf(
                        Families.ALL.stream().map(Listing::family).toList());
    }

    @Test
    void every_record_that_stands_beside_another_is_seen_by_those_who_see_that_one() {
        Set<Family> scoped = EnumSet.noneOf(Family.class);
        for (Listing listing : Families.ALL) {
            if (!ReadModel.of(listing.family()).orElseThrow().isScoped()) {
                listing.beside().stream()
                        .filter(family -> ReadModel.told(family)
                                .filter(ReadModel::isScoped)
                                .isPresent())
                        .forEach(scoped::add);
            }
        }
        assertThat(scoped).isEmpty();
    }

    @Test
    void the_page_of_who_sees_what_is_made_from_the_declarations() throws IOException {
        StringBuilder page = new StringBuilder("""
            # Who sees which record

            Made from the declarations that every question reads (`Families`, `ReadModel`); a test compares them, `-Dcapaz.write=true` writes this page anew.

            - An officer asks the gateway of its own organisation, in the place of the party that it signs for. An officer of the organisation itself sees what any of its parties sees.
            - An auditor is a party that the members admitted with the role `AUDITOR` ([policy](policy.md)). Its officers see every record below except where *not auditors* is said, and blocks and transactions.
            - Somebody to whom a member has opened records (`audit.grant`) reads at that member's gateway alone, and of the families below that name a party only: records of the parties, families and days that were opened, one by one or in lists, with what stands beside them, and its own grants. Everything else, also what everybody sees, is not there for it, and it hands nothing in (I80). [What belongs to whom](#what-a-member-can-open) is below.
            - Whatever is shown to an auditor of either kind is listed at `/v1/audit/readings`, for officers of the organisation itself, and for those of a party whose records the grant opens.
            - What an officer may not see is answered like what does not exist: 404, and no entry in any list or in `/v1/changes`.
            - A statement (`/v1/statements/ID`) is shown to the party that made it and to whoever sees every record that it wrote. Records that only find or count others do not matter for that; with a record marked below it stays with its party, for auditors too.
            - A list takes `limit`, `after`, `asOf`, `height`, `total` and the members named here; any other parameter is refused. One record is at the list's address, a slash and the parts of its key.
            - The public page of a lot shows less than any of these: [the decision](../decisions/176-who-sees-what.md) says what.

            """);
        for (String tag : new TreeSet<>(Families.ALL.stream().map(Listing::tag).toList())) {
            page.append("## ")
                    .append(tag.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(tag.substring(1))
                    .append("\n\n| address | seen by | narrowed by | beside it |\n| --- | --- | --- | --- |\n");
            Families.ALL.stream()
                    .filter(listing -> listing.tag().equals(tag))
                    .forEach(listing -> page.append(row(listing)));
            page.append('\n');
        }
        page.append(
                "## Records beside others\n\nThey have no list of their own. `/v1/changes` tells those of which it says"
                        + " here who sees them.\n\n| family | seen by |\n| --- | --- |\n");
        beside().forEach(family -> page.append("| `")
                .append(family.onLedger())
                .append("` | ")
                .append(ReadModel.told(family).map(ReadModel::seenBy).orElse("told in sums only"))
                .append(" |\n"));
        page.append("\n## Records without a list\n\n| family | | its statement |\n| --- | --- | --- |\n");
        WITHOUT_LIST.forEach((family, why) -> page.append("| `")
                .append(family.onLedger())
                .append("` | ")
                .append(why)
                .append(" | ")
                .append(ReadModel.keepsItsStatement(family) ? "stays with its party" : "")
                .append(" |\n"));
        page.append(
                "\n## What a member can open\n\nA record is that of the parties in these members of it, and was written on each day on"
                        + " which a statement wrote it. A receipt is that of its payment's parties too; a flag, of the parties of"
                        + " the record on which it stands, as far as that record names them from its beginning to its end, and it"
                        + " is opened only where such a record could be.\n\n| in `audit.grant` | address | whose it is |\n| --- | --- | --- |\n");
        for (AuditedFamily audited : AuditedFamily.values()) {
            Listing listing = Families.ALL.stream()
                    .filter(each -> each.family() == audited.family())
                    .findFirst()
                    .orElseThrow();
            page.append("| `")
                    .append(audited)
                    .append("` | `/v1/")
                    .append(listing.path())
                    .append("` | ")
                    .append(audited.parties().stream()
                            .map(member -> "`" + member + "`")
                            .collect(Collectors.joining(" ")))
                    .append(" |\n");
        }
        if (Boolean.getBoolean("capaz.write")) {
            Files.writeString(PAGE, page.toString());
        }
        assertThat(Files.readString(PAGE))
                .as("%s is written anew with -Dcapaz.write=true", PAGE)
                .isEqualTo(page.toString());
    }

    /** Those that stand beside others and in no list. */
    private static Set<Family> beside() {
        Set<Family> beside = EnumSet.noneOf(Family.class);
        Families.ALL.forEach(listing -> beside.addAll(listing.beside()));
        Families.ALL.forEach(listing -> beside.remove(listing.family()));
        return beside;
    }

    @Test
    void a_statement_stays_with_its_party_where_it_tells_what_no_list_shows() {
        assertThat(Arrays.stream(Family.values()).filter(ReadModel::keepsItsStatement))
                .containsExactlyInAnyOrder(Family.CONTRIBUTIONS, Family.DRAWN, Family.HEAD, Family.NOT_ISSUED);
        assertThat(beside().stream().filter(family -> ReadModel.told(family).isEmpty()))
                .containsExactlyInAnyOrder(Family.FUND, Family.PAID);
    }

    private static String row(Listing listing) {
        ReadModel model = ReadModel.of(listing.family()).orElseThrow();
        return "| `/v1/" + listing.path() + "` | " + model.seenBy()
                + (model.isClosedToAuditors() ? "; not auditors" : "")
                + " | "
                + listing.members().stream()
                        .map(member -> "`" + member.name() + "`")
                        .collect(Collectors.joining(" "))
                + " | "
                + listing.beside().stream()
                        .map(Family::onLedger)
                        .sorted()
                        .map(family -> "`" + family + "`")
                        .collect(Collectors.joining(" "))
                + " |\n";
    }

    @Test
    void every_part_of_a_key_has_its_slot() {
        for (Listing listing : Families.ALL) {
            assertThat(listing.slots())
                    .as(listing.path())
                    .hasSameSizeAs(listing.family().example().parts())
                    .doesNotHaveDuplicates();
        }
    }
}
