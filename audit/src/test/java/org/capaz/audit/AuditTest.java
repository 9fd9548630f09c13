// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.capaz.audit.export.ExportFolder;
import org.capaz.audit.export.ExportUnreadable;
import org.capaz.audit.export.ExportWriter;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.audit.perform.Audit;
import org.capaz.audit.perform.AuditCheck;
import org.capaz.audit.perform.AuditReport;
import org.capaz.audit.perform.Difference;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The worked case performed again from an export agrees in everything; each planted defect is found and named, by its check and
 * its place. Where a test changes a transaction, all members have signed what is wrong: colluding does not help them.
 */
class AuditTest {
    private static final List<Draft.Call> CASE = Stage.CERTIFIED.world().calls();
    /** Long enough for every defect, and shorter. */
    private static final List<Draft.Call> BEGINNING = Stage.MELTED.world().calls();

    @TempDir
    private Path folder;

    /** A transaction of the case that is changed, found by the function that it calls. */
    private static final class Planted {
        private String function = "";
        private Consumer<RehearsedChain.Change> change = change -> {};
        private BiConsumer<RehearsedChain, Draft.Call> before = (chain, call) -> {};
        private Consumer<RehearsedChain> after = chain -> {};
        private Consumer<List<ExportedBlock>> blocks = blocks -> {};
        private Consumer<SortedMap<String, Long>> families = families -> {};
        private long place;
    }

    private AuditReport report(Consumer<Planted> plan) {
        return report(BEGINNING, plan);
    }

    private AuditReport report(List<Draft.Call> calls, Consumer<Planted> plan) {
        var planted = new Planted();
        plan.accept(planted);
        var chain = new RehearsedChain();
        for (Draft.Call call : calls) {
            boolean here = planted.place == 0 && call.arguments().getFirst().equals(planted.function);
            var change = new RehearsedChain.Change();
            if (here) {
                planted.before.accept(chain, call);
                planted.place = chain.blocks().size();
                planted.change.accept(change);
            }
            chain.add(call, change);
        }
        assertThat(planted.function.isEmpty()).as(planted.function).isEqualTo(planted.place == 0);
        planted.after.accept(chain);
        planted.blocks.accept(chain.blocks());
        SortedMap<String, Long> families = new TreeMap<>(chain.families());
        planted.families.accept(families);
        try {
            var writer = new ExportWriter(folder);
            for (ExportedBlock block : chain.blocks()) {
                writer.append(block);
            }
            writer.finish(RehearsedChain.CHANNEL, families);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Audit.of(chain.anchor(), ExportFolder.open(folder), block -> {});
    }

    private static void assertFound(AuditReport report, AuditCheck check, String code) {
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.differences())
                .as(report.text(Language.ENGLISH))
                .extracting(Difference::check, Difference::code)
                .containsExactly(tuple(check, code));
    }

    @Test
    void the_worked_case_performed_again_agrees_in_everything() {
        AuditReport report = report(CASE, plan -> {});

        assertThat(report.differences()).as(report.text(Language.ENGLISH)).isEmpty();
        assertThat(report.exitCode()).isZero();
        assertThat(report.made().keySet()).containsExactly(AuditCheck.values());
        assertThat(report.made().get(AuditCheck.RECORDS)).isEqualTo(CASE.size());
        assertThat(report.families().get("lot")).isEqualTo(5);
        assertThat(report.text(Language.SPANISH)).startsWith("COINCIDE");
        assertThat(report.json()).startsWith("{\"agrees\":true,");
    }

    @Test
    void a_signature_of_an_officer_that_does_not_fit_is_found_though_all_members_endorsed_it() {
        assertFound(
                report(plan -> {
                    plan.function = "DeclareLot";
                    plan.change = change -> change.arguments = arguments -> {
                        var other = new ArrayList<>(arguments);
                        other.set(1, other.get(1).replaceFirst("\"lot\":\"LA\"", "\"lot\":\"LX\""));
                        return other;
                    };
                }),
                AuditCheck.STATEMENT,
                "SIGNATURE_WRONG");
    }

    @Test
    void a_milligram_more_than_the_rules_give_is_found_at_its_transaction() {
        AuditReport report = report(plan -> {
            plan.function = "MeltLots";
            plan.change = change -> change.writes = writes -> replaced(writes, "\"fineMg\":", 1);
        });

        assertThat(report.differences()).extracting(Difference::check).contains(AuditCheck.RECORDS);
        Difference first = report.differences().getFirst();
        assertThat(first.code()).isEqualTo("WRITES");
    }

    @Test
    void a_cent_more_than_was_stated_is_found_at_its_transaction() {
        AuditReport report = report(CASE, plan -> {
            plan.function = "AnnouncePayment";
            plan.change = change -> change.writes = writes -> replaced(writes, "\"minor\":", 1);
        });

        assertThat(report.differences())
                .as(report.text(Language.ENGLISH))
                .first()
                .satisfies(difference -> {
                    assertThat(difference.check()).isEqualTo(AuditCheck.RECORDS);
                    assertThat(difference.code()).isEqualTo("WRITES");
                });
    }

    /** Whoever is registered by the last block of all signed nothing before it. */
    @Test
    void a_signature_of_an_officer_who_was_registered_later_is_found_though_all_members_endorsed_it() {
        Consortium world = Stage.MELTED.world();
        world.producers()
                .registersOfficer(WorkedCase.officer(Conduct.newTreasurer()))
                .recorded();

        assertFound(
                report(world.calls(), plan -> {
                    plan.function = "DeclareLot";
                    plan.change = change -> change.arguments = arguments -> {
                        Statement statement =
                                SignedStatement.parse(arguments.get(1)).statement();
                        OfficerSignature late = Conduct.newTreasurer().sign(statement);
                        var other = new ArrayList<>(arguments);
                        other.set(1, CanonicalJson.write(new SignedStatement(statement, List.of(late)).json()));
                        return other;
                    };
                }),
                AuditCheck.STATEMENT,
                "OFFICER_UNKNOWN");
    }

    /** What the members would have recorded before the accreditation was withdrawn, they recorded after it. */
    @Test
    void an_attestation_by_an_assessor_without_accreditation_is_found_though_all_members_endorsed_it() {
        Consortium world = Stage.MELTED.world();
        Draft.Call attestation = world.aud01()
                .attests(Body.set(WorkedCase.attestation("AMP-01", 1), "attestation", "'AT-LATE'"))
                .call();
        var honest = new RehearsedChain();
        world.calls().forEach(honest::add);
        honest.add(attestation);
        byte[] endorsed = Block.read(honest.blocks().getLast().block())
                .transactions()
                .getFirst()
                .envelope();
        world.sch01().withdrawsAccreditation(Conduct.accreditationWithdrawal()).recorded();

        AuditReport report =
                report(world.calls(), plan -> plan.after = chain -> chain.add(List.of(endorsed), new byte[1]));

        assertThat(report.differences())
                .as(report.text(Language.ENGLISH))
                .extracting(Difference::check)
                .contains(AuditCheck.RULES);
    }

    @Test
    void a_record_that_no_rule_gave_is_found() {
        assertThat(report(plan -> {
                            plan.function = "OfferCustody";
                            plan.change = change -> change.writes = writes -> {
                                var more = new TreeMap<>(writes);
                                String key = more.firstKey();
                                more.put(key.substring(0, key.length() - 1) + "X\u0000", more.get(key));
                                return more;
                            };
                        })
                        .differences())
                .extracting(Difference::check, Difference::code)
                .contains(tuple(AuditCheck.RECORDS, "WRITES"));
    }

    @Test
    void an_answer_other_than_the_rules_give_is_found() {
        assertFound(
                report(plan -> {
                    plan.function = "DeclareLot";
                    plan.change = change -> change.answer = answer -> "{}".getBytes(StandardCharsets.UTF_8);
                }),
                AuditCheck.RECORDS,
                "ANSWER");
    }

    @Test
    void endorsements_of_too_few_organisations_are_found() {
        assertFound(
                report(plan -> {
                    plan.function = "DeclareLot";
                    plan.change = change -> change.endorsers = members -> members.subList(0, 2);
                }),
                AuditCheck.ENDORSEMENT,
                "E-TX-POLICY");
    }

    @Test
    void a_change_that_the_owner_of_the_record_did_not_endorse_is_found() {
        assertFound(
                report(plan -> {
                    plan.function = "ApplySeal";
                    plan.change = change -> change.endorsers = members -> members.stream()
                            .filter(member -> !member.msp.equals("ProducersMSP"))
                            .toList();
                }),
                AuditCheck.ENDORSEMENT,
                "E-TX-POLICY");
    }

    @Test
    void a_transaction_that_its_sender_did_not_sign_is_found() {
        assertFound(
                report(plan -> {
                    plan.function = "DeclareLot";
                    plan.change = change -> change.envelope = envelope -> {
                        byte[] other = envelope.clone();
                        other[other.length - 1] ^= 1;
                        return other;
                    };
                }),
                AuditCheck.SENDER,
                "E-TX-CREATOR");
    }

    @Test
    void a_transaction_that_read_what_had_changed_and_is_called_valid_is_found() {
        assertFound(
                report(plan -> {
                    plan.function = "ApplySeal";
                    plan.change = change -> change.reads = reads -> {
                        var old = new TreeMap<String, Optional<Version>>(reads);
                        old.replaceAll(
                                (key, version) -> key.contains("lot") ? Optional.of(new Version(1, 0)) : version);
                        return old;
                    };
                }),
                AuditCheck.VALIDITY,
                "VERSION");
    }

    @Test
    void a_good_transaction_that_is_called_invalid_is_found() {
        AuditReport report = report(plan -> {
            plan.function = "ApplySeal";
            plan.before = (chain, call) -> {
                var suppressed = new RehearsedChain.Change();
                suppressed.code = 11;
                chain.add(call, suppressed);
            };
        });

        assertFound(report, AuditCheck.VALIDITY, "INVALID");
    }

    @Test
    void a_transaction_that_is_rightly_called_invalid_is_none_of_them() {
        AuditReport report = report(plan -> {
            plan.function = "ApplySeal";
            plan.before = (chain, call) -> {
                var late = new RehearsedChain.Change();
                late.code = 11;
                late.reads = reads -> {
                    var old = new TreeMap<String, Optional<Version>>(reads);
                    old.replaceAll((key, version) -> Optional.of(new Version(1, 0)));
                    return old;
                };
                chain.add(call, late);
            };
        });

        assertThat(report.differences()).as(report.text(Language.ENGLISH)).isEmpty();
    }

    @Test
    void the_same_transaction_twice_is_found() {
        AuditReport report = report(plan -> plan.blocks = blocks -> {
            Block last = Block.read(blocks.getLast().block());
            byte[] envelope = last.transactions().getFirst().envelope();
            var header = new BlockHeader(
                    last.number() + 1, last.header().hash(), last.header().dataHash());
            blocks.add(RehearsedChain.exported(header, List.of(envelope), new byte[1]));
        });

        assertThat(report.differences())
                .extracting(Difference::check, Difference::code)
                .contains(tuple(AuditCheck.VALIDITY, "TWICE"));
    }

    @Test
    void a_block_that_too_few_orderers_signed_is_found() {
        assertFound(
                report(plan -> plan.blocks = blocks -> {
                    Block tenth = Block.read(blocks.get(10).block());
                    blocks.set(
                            10,
                            new ExportedBlock(blocks.get(10).block(), RehearsedChain.signatures(tenth.header(), 2)));
                }),
                AuditCheck.ORDERERS,
                "E-ORDERER");
    }

    @Test
    void transactions_other_than_the_header_hashes_are_found() {
        AuditReport report = report(plan -> plan.blocks = blocks -> {
            Block tenth = Block.read(blocks.get(10).block());
            byte[] other =
                    Block.read(blocks.get(11).block()).transactions().getFirst().envelope();
            blocks.set(10, RehearsedChain.exported(tenth.header(), List.of(other), new byte[1]));
        });

        assertThat(report.differences())
                .extracting(Difference::check, Difference::place, Difference::code)
                .contains(tuple(AuditCheck.DATA, "10", "E-DATAHASH"));
    }

    @Test
    void a_total_that_the_blocks_do_not_hold_is_found() {
        assertFound(
                report(plan -> plan.families = families -> families.merge("receipt", 1L, Long::sum)),
                AuditCheck.TOTALS,
                "COUNT");
    }

    @Test
    void a_chain_of_another_network_is_found() {
        AuditReport report = report(plan -> {});
        Anchor ours = report.anchor();
        var theirs = new Anchor(
                ours.form(),
                ours.version(),
                ours.previous(),
                ours.channel(),
                "0".repeat(64),
                ours.consensus(),
                ours.timeAttested(),
                ours.maxSkew(),
                ours.minOrgs(),
                ours.statusMaxAge(),
                ours.heartbeat(),
                ours.labelHost(),
                ours.members(),
                ours.definitions(),
                ours.consenters(),
                ours.ordererRoots());
        AuditReport foreign = Audit.of(theirs, ExportFolder.open(folder), block -> {});
        assertFound(foreign, AuditCheck.CHAIN, "CHAIN");
    }

    @Test
    void a_skipped_block_does_not_come_into_an_export() {
        assertThatThrownBy(() -> report(plan -> plan.blocks = blocks -> blocks.remove(10)))
                .isInstanceOfSatisfying(
                        ExportUnreadable.class,
                        e -> assertThat(e.sentence().in(Language.ENGLISH)).startsWith("block 10 does not follow"));
    }

    @Test
    void a_file_that_was_changed_is_refused_before_anything_is_performed() throws IOException {
        report(plan -> {});
        Path file = folder.resolve("blocks/00000000");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> ExportFolder.open(folder))
                .isInstanceOfSatisfying(
                        ExportUnreadable.class,
                        e -> assertThat(e.sentence().in(Language.ENGLISH)).contains("its SHA-256 is another"));
    }

    @Test
    void what_stands_in_place_of_a_file_is_not_waited_for() throws IOException {
        report(plan -> {});
        Files.delete(folder.resolve("blocks/00000000"));
        Files.createDirectory(folder.resolve("blocks/00000000"));

        assertThatThrownBy(() -> ExportFolder.open(folder))
                .isInstanceOfSatisfying(
                        ExportUnreadable.class,
                        e -> assertThat(e.sentence().in(Language.ENGLISH))
                                .startsWith("blocks/00000000 cannot be read"));
    }

    /** The manifest does not hold their hashes, since members have other ones; what cannot be read is named all the same. */
    @Test
    void a_file_of_signatures_that_cannot_be_read_is_named() throws IOException {
        report(plan -> {});
        Path file = folder.resolve("signatures/00000000");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        ExportFolder export = ExportFolder.open(folder);

        assertThatThrownBy(() -> export.blocks(block -> {}))
                .isInstanceOfSatisfying(
                        ExportUnreadable.class,
                        e -> assertThat(e.sentence().in(Language.ENGLISH))
                                .startsWith("signatures/00000000 cannot be read"));

        Files.write(file, bytes);
        List<ExportedBlock> read = new ArrayList<>();
        export.blocks(read::add);
        assertThat(read).hasSize(BEGINNING.size() + 1);
    }

    @Test
    void an_interrupted_export_is_gone_on_with_and_has_the_same_bytes() throws IOException {
        report(plan -> {});
        byte[] whole = Files.readAllBytes(folder.resolve("blocks/00000000"));
        byte[] manifest = Files.readAllBytes(folder.resolve("manifest.json"));
        var chain = new RehearsedChain();
        BEGINNING.forEach(chain::add);
        try (var file = FileChannel.open(folder.resolve("blocks/00000000"), StandardOpenOption.WRITE)) {
            file.truncate(whole.length / 2);
        }

        var writer = new ExportWriter(folder);
        assertThat(writer.next()).isBetween(1L, (long) BEGINNING.size());
        assertThat(folder.resolve("manifest.json")).as("half an export is none").doesNotExist();
        for (ExportedBlock block :
                chain.blocks().subList((int) writer.next(), chain.blocks().size())) {
            writer.append(block);
        }
        writer.finish(RehearsedChain.CHANNEL, chain.families());

        assertThat(folder.resolve("blocks/00000000")).hasBinaryContent(whole);
        assertThat(folder.resolve("manifest.json")).hasBinaryContent(manifest);
    }

    @ParameterizedTest
    @EnumSource(AuditCheck.class)
    void every_check_asks_in_both_languages(AuditCheck check) {
        assertThat(check.question().in(Language.ENGLISH)).endsWith("?");
        assertThat(check.question().in(Language.SPANISH)).startsWith("¿").endsWith("?");
    }

    /** The same records, one of them with a number after that member raised. */
    private static SortedMap<String, byte[]> replaced(SortedMap<String, byte[]> writes, String member, long more) {
        SortedMap<String, byte[]> other = new TreeMap<>(writes);
        for (var entry : writes.entrySet()) {
            String text = new String(entry.getValue(), StandardCharsets.UTF_8);
            var found = Pattern.compile(Pattern.quote(member) + "([0-9]+)").matcher(text);
            if (found.find()) {
                String changed = text.substring(0, found.start(1))
                        + (Long.parseLong(found.group(1)) + more)
                        + text.substring(found.end(1));
                other.put(entry.getKey(), changed.getBytes(StandardCharsets.UTF_8));
                return other;
            }
        }
        throw new IllegalStateException("no record has " + member);
    }
}
