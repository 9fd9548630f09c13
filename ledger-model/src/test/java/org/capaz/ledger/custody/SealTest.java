// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.HandOvers;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I26: the one life of a seal number, from the moment it is put on to the moment and the reason it comes off. */
class SealTest {
    private static final Json.Obj OPENING = LotStory.opening("LA", "S-000811");

    private final Consortium world = Stage.SEALED.world();

    @Test
    void only_who_holds_a_lot_opens_it_and_only_while_it_lies_still() {
        assertThat(world.amp02().opens(OPENING)).isRefusedBy(Rule.I24);
        assertThat(EveryKind.offered().amp01().opens(OPENING)).isRefusedBy(Rule.I25);
        assertThat(EveryKind.dispatched().amp01().opens(OPENING)).isRefusedBy(Rule.I25);
        assertThat(LotStory.onHold().agg01().opens(OPENING)).isRefusedBy(Rule.I29);
        assertThat(world.amp01().opens(OPENING)).isAccepted();
        assertThat(world.amp01().opens(OPENING)).isRefusedBy(Rule.I26, "not closed with");
    }

    @Test
    void a_seal_is_not_taken_off_before_it_was_put_on() {
        long appliedAt = Body.number(LotRecords.seal(world, "S-000811"), "appliedAt");
        Draft opening = world.later(Duration.ofHours(1)).amp01().opens(OPENING);
        Duration since = Duration.ofSeconds(world.now().getEpochSecond() - appliedAt);

        assertThat(opening.happened(since.plusSeconds(1))).isRefusedBy(Rule.I26, "was not there");
        assertThat(opening.happened(since)).isAccepted();
    }

    @Test
    void an_opened_lot_is_not_offered_until_another_seal_closes_it() {
        world.amp01().opens(OPENING).recorded();
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isRefusedBy(Rule.I26, "not sealed");

        Json.Obj another = Body.set(WorkedCase.seal("LA"), "seal", "'S-000899'");
        assertThat(world.amp01().seals(WorkedCase.seal("LA"))).isRefusedBy(Rule.I26, "once in its life");
        assertThat(world.amp01().seals(another)).isAccepted();
        assertThat(world.amp01().offers(WorkedCase.offer("LA"))).isAccepted();
    }

    /** I71: AGG-01 took the number first, on a lot of its own; AMP-01 has the bag with that number in its hand. */
    @Test
    void a_stranger_uses_up_no_seal_number_of_another() {
        Consortium unsealed = EveryKind.unsealed();
        unsealed.agg01().introduces(LotStory.introduction()).recorded();
        unsealed.asy01()
                .assays(Body.set(WorkedCase.assay("LX"), "fineness", 90_000))
                .recorded();
        Json.Obj theirs = Body.set(WorkedCase.seal("LA"), "lot", "'LX'");
        unsealed.agg01().seals(theirs).recorded();

        assertThat(unsealed.amp01().seals(WorkedCase.seal("LA"))).isAccepted();
        assertThat(Body.text(unsealed.lot("LX"), "seal")).isEqualTo("S-000811");
    }

    @Test
    void however_many_lots_of_strangers_carry_a_number_its_owner_uses_it() {
        Consortium unsealed = EveryKind.unsealed();
        Json.Obj stranger = LotRecords.seal(world, "S-000811").with("issuer", "TRD-01");
        for (int i = 0; i < 600; i++) {
            LotId lot = new LotId("STRANGER-" + i);
            unsealed.ledger().put(LedgerKeys.seal(new SealNumber("S-000811"), lot), stranger.with("lot", lot.value()));
        }
        unsealed.ledger()
                .put(
                        LedgerKeys.sealUse(new SealNumber("S-000811"), new MspId("TradersMSP")),
                        Body.of("{'lot':'STRANGER-0','by':'TRD-01','at':1}"));

        assertThat(unsealed.trd01().seals(WorkedCase.seal("LA"))).isRefusedBy(Rule.I24);
        assertThat(unsealed.amp01().seals(WorkedCase.seal("LA"))).isAccepted();
    }

    /** The number that the recipient cut off is in its hands: it puts it on no bag of its own. */
    @Test
    void who_took_a_seal_off_does_not_use_its_number_again() {
        Consortium held = Stage.AT_AGGREGATOR.world().later(Duration.ofHours(1));
        held.agg01().opens(OPENING).recorded();
        held.agg01().opens(LotStory.opening("LB", "S-000812")).recorded();
        Json.Obj again = Body.set(WorkedCase.seal("LA"), "lot", "'LB'");

        assertThat(held.agg01().seals(again)).isRefusedBy(Rule.I26, "once in its life");
        assertThat(held.agg01().seals(Body.set(again, "seal", "'S-000899'"))).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S-000811", "S-811", "S811", "S-0000811"})
    void a_seal_number_is_one_however_it_is_written(String again) {
        world.amp01().opens(OPENING).recorded();
        Json.Obj seal = Body.set(WorkedCase.seal("LA"), "seal", "'" + again + "'");

        assertThat(world.amp01().seals(seal)).isRefusedBy(Rule.I26, "once in its life");
        assertThat(world.amp01().seals(Body.set(seal, "seal", "'S-812-1'"))).isAccepted();
    }

    @Test
    void opening_ends_the_certificate_whose_label_names_the_seal() {
        CertificateId first = new CertificateId(WorkedCase.CERTIFICATE);
        world.amp01().certifies(WorkedCase.certificate("LA")).recorded();
        world.amp01().opens(OPENING).recorded();

        Json.Obj status = world.record(LedgerKeys.status(first));
        assertThat(Body.text(status, "state") + " " + Body.text(status, "reason"))
                .isEqualTo("ENDED SEAL LA");
        assertThat(world.lot("LA").get("seal")).isNull();

        world.amp01()
                .seals(Body.set(WorkedCase.seal("LA"), "seal", "'S-000899'"))
                .recorded();
        Json.Obj again = Body.set(
                WorkedCase.certificate("LA"), "certificate", "'" + WorkedCase.CERTIFICATE.replace("713", "714") + "'");
        assertThat(world.amp01().certifies(again).statusIndex("1")).isAccepted();
    }

    // The life of a number

    @Test
    void a_number_tells_who_put_it_on_what_and_when() {
        Json.Obj record = LotRecords.seal(world, "S-000811");

        assertThat(Body.text(record, "lot")).isEqualTo("LA");
        assertThat(Body.text(record, "issuer")).isEqualTo("AMP-01");
        assertThat(record.members()).doesNotContainKeys("removedBy", "removedAt", "removedFor");
    }

    static Stream<Arguments> ends() {
        Function<Consortium, Draft> opened = at -> at.agg01().opens(OPENING);
        Function<Consortium, Draft> divided = at -> at.agg01().splits(WorkedCase.split());
        Function<Consortium, Draft> melted = at -> at.agg01().melts(WorkedCase.melt());
        Function<Consortium, Draft> stolen = at -> at.agg01().writesOff(LotStory.loss("LA"));
        Function<Consortium, Draft> seized = at -> at.agg01().losesToAuthority(LotStory.seizure("LA"));
        return Stream.of(
                Arguments.of("SAMPLING", opened),
                Arguments.of("OPENED", divided),
                Arguments.of("OPENED", melted),
                Arguments.of("LOST", stolen),
                Arguments.of("SEIZED", seized));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void a_number_tells_who_ended_its_life_and_why(String reason, Function<Consortium, Draft> end) {
        Consortium held = Stage.AT_AGGREGATOR.world().later(Duration.ofHours(1));
        end.apply(held).recorded();

        Json.Obj record = LotRecords.seal(held, "S-000811");
        assertThat(Body.text(record, "removedFor")).isEqualTo(reason);
        assertThat(Body.text(record, "removedBy")).isEqualTo("AGG-01");
        assertThat(Body.number(record, "removedAt")).isEqualTo(held.now().getEpochSecond());
        assertThat(Body.text(record, "issuer")).isEqualTo("AMP-01");
    }

    @Test
    void the_life_of_a_number_ends_with_a_void_lot_and_with_one_that_never_came() {
        world.amp01().voids(LotStory.mistake("LA")).recorded();
        assertThat(Body.text(LotRecords.seal(world, "S-000811"), "removedFor")).isEqualTo("VOID");

        Consortium moving = HandOvers.onItsWay();
        moving.agg01().resolves(HandOvers.resolution("AMP-04", "LOST")).recorded();
        assertThat(Body.text(LotRecords.seal(moving, "S-000812"), "removedFor")).isEqualTo("LOST");
    }

    @Test
    void a_number_that_was_read_otherwise_on_arrival_has_ended_and_the_one_found_begins() {
        Consortium disputed = HandOvers.disputed();
        disputed.agg01()
                .resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE"))
                .recorded();

        assertThat(Body.text(LotRecords.seal(disputed, "S-000812"), "removedFor"))
                .isEqualTo("FOUND-OTHERWISE");
        assertThat(Body.text(LotRecords.seal(disputed, "S-000821"), "kind")).isEqualTo("AS-FOUND");
    }

    @Test
    void a_lot_leaves_the_chain_closed() {
        Consortium certified = Stage.CERTIFIED.world();
        certified.ref01().delivers(LotStory.delivery("LE")).recorded();

        assertThat(LotRecords.seal(certified, "S-000902").get("removedAt")).isNull();
        assertThat(Body.text(certified.lot("LE"), "seal")).isEqualTo("S-000902");
    }
}
