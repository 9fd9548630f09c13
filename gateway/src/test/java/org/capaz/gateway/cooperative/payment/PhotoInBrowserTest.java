// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.capaz.gateway.cooperative.PhoneTest;
import org.junit.jupiter.api.Test;

/** Two people of a cooperative answer with a photo of the bank's slip, in a real browser. */
class PhotoInBrowserTest extends PhoneTest {
    @Test
    void a_photo_of_the_slip_is_made_small_on_the_phone_and_the_second_person_sees_it_before_signing() {
        signIn("amp-04-legal", "#P-AMP-04");
        choose("PAY_NOT_ARRIVED");
        page.check("input[name=bank]");
        choosePhoto("text/plain", "no picture".getBytes(StandardCharsets.US_ASCII));
        page.getByText("Este celular no puede leer esa foto.").waitFor();
        choosePhoto("image/jpeg", SlipPhotoTest.with(0xe1, "Exif GPS 6.2 N 75.6 W", SlipPhotoTest.jpeg(2000, 1)));
        awaitSlip();
        choose("PAY_PHOTO_LEAVE");
        choosePhoto("image/jpeg", SlipPhotoTest.jpeg(1400, 2));
        awaitSlip();
        sign("PAY_SIGN");
        page.getByText("Usted ya firmó.").waitFor();
        phone.signOut();

        signIn("amp-04-treasurer", "#P-AMP-04/second");
        awaitSlip();
        PhotoStore photos = gateway.bean(PhotoStore.class);
        PhotoStore.Kept kept = photos.of("AMP-04").getFirst();
        assertThat(photos.content("AMP-04", kept.sha256()).orElseThrow().length)
                .isBetween(10_000, SlipPhoto.MOST_BYTES);

        page.onceDialog(Dialog::accept);
        choose("PAY_PHOTO_ERASE");
        page.getByText("La foto se borró").waitFor();
        assertThat(photos.content("AMP-04", kept.sha256())).isEmpty();
        assertThat(page.locator("[data-key=PAY_SIGN_SECOND]").isVisible()).isTrue();
    }

    private void choosePhoto(String type, byte[] content) {
        page.locator("input[name=photo]").setInputFiles(new FilePayload("slip", type, content));
    }

    /** Waits until the picture is shown, no longer than a phone makes it. */
    private void awaitSlip() {
        page.waitForFunction("() => { const slip = document.querySelector('img.slip');"
                + " return slip?.naturalWidth > 300 && slip.naturalWidth <= 1280; }");
    }
}
