// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative;

import com.microsoft.playwright.Page;
import org.capaz.gateway.buyer.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests on a phone of a cooperative, a new one for each test. */
public abstract class PhoneTest extends OfficeTest {
    @RegisterExtension
    protected static final Chromium CHROMIUM = new Chromium();

    protected Phone phone;
    protected Page page;

    @BeforeEach
    protected void takePhone() {
        phone = new Phone(CHROMIUM, world.now());
        page = phone.page();
    }

    @AfterEach
    protected void putPhoneDown() {
        phone.close();
    }

    /** Opens the payments as that officer, who has a key on this phone. */
    protected void signIn(String officer) {
        signIn(officer, "");
    }

    /** The same at that place of the payments. */
    protected void signIn(String officer, String place) {
        phone.signIn(gateway.address(), world.officer(officer));
        page.navigate(gateway.address() + "/cooperative/payments" + place);
    }

    /** Presses the button that says that sentence. */
    protected void choose(String key) {
        page.locator("[data-key=" + key + "]").click();
    }

    /** Signs with the number that opens the key on a shared phone. */
    protected void sign(String key) {
        choose(key);
        phone.typePin(Phone.PIN);
    }
}
