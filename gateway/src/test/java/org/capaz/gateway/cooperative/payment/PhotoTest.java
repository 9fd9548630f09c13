// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.cooperative.OfficeTest;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Receipt;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Test;

/** Photos of slips: brought with an answer, shown to the officers of that cooperative alone, erased when they want it. */
class PhotoTest extends OfficeTest {
    private static final String ANSWERS = "/cooperative/payments/answers";
    private static final String PHOTOS = "/cooperative/payments/photos/";

    @Test
    void the_second_person_sees_the_photo_that_the_first_one_took_and_nobody_else_does() {
        byte[] photo = SlipPhotoTest.jpeg(300, 1);
        Statement answer = answer("AMP-01", "photo-amp-01", Optional.of(photo));
        assertThat(bring("amp-01-treasurer", answer, Optional.of(photo), opening("photo-amp-01", Optional.of(photo))))
                .isEqualTo(200);

        HttpResponse<byte[]> shown = visitor("amp-01-legal").get(PHOTOS + sha256(photo));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(photo);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(listed("amp-01-legal")).contains(sha256(photo));

        assertThat(visitor("amp-02-legal").get(PHOTOS + sha256(photo)).statusCode())
                .isEqualTo(404);
        assertThat(visitor("producers-registrar").get(PHOTOS + sha256(photo)).statusCode())
                .isEqualTo(404);
        assertThat(gateway.response(PHOTOS + sha256(photo), "Accept", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(listed("amp-02-legal")).doesNotContain(sha256(photo));
    }

    @Test
    void the_ledger_holds_the_one_commitment_that_opens_to_the_photo() {
        byte[] photo = SlipPhotoTest.jpeg(30, 2);
        Statement answer = answer("AMP-02", "photo-amp-02", Optional.of(photo));
        Opening opening = opening("photo-amp-02", Optional.of(photo));
        bring("amp-02-treasurer", answer, Optional.of(photo), opening);
        assertThat(bring("amp-02-legal", answer, Optional.empty(), opening)).isEqualTo(200);

        Receipt receipt = Receipt.inEffect(new Code("P-AMP-02"), world.ledger()).orElseThrow();
        assertThat(gateway.blocks()).contains(opening.commitment()).doesNotContain(sha256(photo));
        assertThat(receipt.answer().code()).isEqualTo("ARRIVED");
        assertThat(gateway.bean(AnswerStore.class)
                        .find("photo-amp-02")
                        .orElseThrow()
                        .evidence())
                .contains(sha256(photo));
    }

    @Test
    void a_photo_that_the_answer_does_not_commit_to_is_refused_and_the_right_one_is_taken() {
        byte[] photo = SlipPhotoTest.jpeg(30, 3);
        byte[] other = SlipPhotoTest.jpeg(30, 4);
        Statement answer = answer("AMP-03", "photo-amp-03", Optional.of(photo));
        Opening opening = opening("photo-amp-03", Optional.of(photo));

        assertThat(bring("amp-03-treasurer", answer, Optional.of(other), opening))
                .isEqualTo(400);
        assertThat(bring("amp-03-treasurer", answer, Optional.empty(), opening)).isEqualTo(400);
        assertThat(bring("amp-03-treasurer", answer, Optional.of(SlipPhotoTest.with(0xe1, "Exif", photo)), opening))
                .isEqualTo(400);
        assertThat(gateway.bean(AnswerStore.class).find("photo-amp-03")).isEmpty();

        assertThat(bring("amp-03-treasurer", answer, Optional.of(photo), opening))
                .isEqualTo(200);
    }

    @Test
    void erasing_a_photo_leaves_what_was_signed() {
        byte[] photo = SlipPhotoTest.jpeg(30, 5);
        Statement answer = answer("AMP-04", "photo-amp-04", Optional.of(photo));
        Opening opening = opening("photo-amp-04", Optional.of(photo));
        bring("amp-04-treasurer", answer, Optional.of(photo), opening);
        bring("amp-04-legal", answer, Optional.empty(), opening);
        String erase = PHOTOS + sha256(photo) + "/erase";

        assertThat(visitor("amp-01-legal").post(erase, Json.object()).statusCode())
                .isEqualTo(404);
        assertThat(visitor("amp-04-legal")
                        .post(erase, Json.object(), "a token of another session")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor("amp-04-legal").get(PHOTOS + sha256(photo)).statusCode())
                .isEqualTo(200);

        assertThat(visitor("amp-04-legal").post(erase, Json.object()).statusCode())
                .isEqualTo(204);
        assertThat(visitor("amp-04-legal").get(PHOTOS + sha256(photo)).statusCode())
                .isEqualTo(404);
        assertThat(listed("amp-04-legal")).contains("\"erased\":true");
        assertThat(Receipt.inEffect(new Code("P-AMP-04"), world.ledger())).isPresent();
        assertThat(gateway.bean(Database.class).list("select event from office.office_event", row -> row.getString(1)))
                .contains("PHOTO_ERASED");
    }

    @Test
    void an_answer_begun_anew_takes_the_photo_of_the_former_one_along() {
        byte[] former = SlipPhotoTest.jpeg(30, 6);
        byte[] newer = SlipPhotoTest.jpeg(30, 7);
        for (var each : List.of(former, newer)) {
            String id = "photo-" + sha256(each).substring(0, 20);
            bring(
                    "amp-03-treasurer",
                    answer("AMP-03", id, Optional.of(each)),
                    Optional.of(each),
                    opening(id, Optional.of(each)));
        }

        Visitor visitor = visitor("amp-03-legal");
        assertThat(visitor.get(PHOTOS + sha256(former)).statusCode()).isEqualTo(404);
        assertThat(visitor.get(PHOTOS + sha256(newer)).statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_with_more_than_a_photo_needs_is_refused_before_it_is_read() {
        Json.Obj large = Json.object().with("photo", "A".repeat(330 * 1024));

        assertThat(visitor("amp-01-legal").post(ANSWERS, large).statusCode()).isEqualTo(413);
        assertThat(visitor("amp-01-legal")
                        .post(
                                "/cooperative/payments/answers/x/return",
                                Json.object().with("note", "A".repeat(70_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    private static Visitor visitor(String officer) {
        return new Visitor(gateway, world, officer);
    }

    private static String listed(String officer) {
        return TestGateway.text(visitor(officer).get("/cooperative/payments/list"));
    }

    private static int bring(String officer, Statement answer, Optional<byte[]> photo, Opening opening) {
        Json.Obj brought = Json.object()
                .with(
                        "signed",
                        new SignedStatement(
                                        answer, List.of(world.officer(officer).sign(answer)))
                                .json())
                .with("evidence", opening.json());
        return visitor(officer)
                .post(
                        ANSWERS,
                        photo.map(taken -> brought.with("photo", Base64Url.encode(taken)))
                                .orElse(brought))
                .statusCode();
    }

    private static Opening opening(String about, Optional<byte[]> photo) {
        Json.Obj read = Json.object().with("about", about);
        return new Opening(
                "cd".repeat(32),
                photo.map(taken -> read.with("photo", sha256(taken))).orElse(read),
                Optional.empty());
    }

    private static Statement answer(String amp, String id, Optional<byte[]> photo) {
        Json.Obj arrival = Body.set(WorkedCase.arrival(amp), "valueDate", "'2024-03-08'");
        return new Statement(
                "premium.confirm",
                Consortium.CHANNEL,
                new RecordId(id),
                amp,
                world.now(),
                arrival.with("statement", opening(id, photo).commitment()));
    }

    private static String sha256(byte[] photo) {
        return HexFormat.of().formatHex(Digest.sha256(photo));
    }
}
