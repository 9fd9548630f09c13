// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * Where a passkey may be used, as its registration fixed it. A passkey does not sign the bytes of a statement: the device
 * signs that a page of that origin showed it their hash, and that it recognised its owner. All of it is checked, or a page
 * elsewhere could ask for a signature that counts here. The counter of uses is not: it differs between devices that share a
 * passkey, and each statement is recorded once anyhow.
 *
 * <p>Browsers write the client data in one order (WebAuthn, section 5.8.1.2), so that its beginning is compared byte by byte
 * and no second reader of JSON can judge differently.
 *
 * <p>Format: {@code docs/reference/formats/statement.md}. Decision 185.
 *
 * @param origin scheme, host and port of the page, such as {@code https://gold.example.org}
 * @param rpIdHash SHA-256 of the host for which the device keeps the passkey, in hexadecimal
 */
public record Passkey(String origin, String rpIdHash) {
    private static final String WITH_TLS = "https://";
    private static final String WITHOUT_TLS = "http://";
    /** Names below it never leave the machine either (RFC 6761). */
    private static final String OWN_MACHINE = "localhost";

    private static final int LONGEST_HOST = 100;
    private static final int LONGEST_PORT = 5;

    private static final int MOST_CLIENT_DATA = 1024;
    /** A hash, one byte of flags, a counter of four bytes; nothing else is asked for. */
    private static final int AUTHENTICATOR_DATA = 37;

    private static final int FLAGS = 32;
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    /** Key data and extensions, which would follow. */
    private static final int MORE_FOLLOWS = 0x40 | 0x80;

    private static final String TYPE = "{\"type\":\"webauthn.get\",";
    private static final String SAME_ORIGIN = ",\"crossOrigin\":false";

    public Passkey {
        origin = requireOrigin(origin);
        rpIdHash = Digest.requireHex(rpIdHash);
    }

    /** The text itself when it is an origin that browsers write so: with TLS, or of the own machine. */
    public static String requireOrigin(String text) {
        boolean fits = text.startsWith(WITHOUT_TLS)
                ? isOwnMachine(text.substring(WITHOUT_TLS.length()))
                : text.startsWith(WITH_TLS) && isPlace(text.substring(WITH_TLS.length()));
        if (!fits) {
            throw new InvalidValue(Message.ORIGIN_NOT_VALID.sentence());
        }
        return text;
    }

    private static boolean isOwnMachine(String place) {
        String host = host(place);
        return isPlace(place) && (host.equals(OWN_MACHINE) || host.endsWith("." + OWN_MACHINE));
    }

    private static String host(String place) {
        int colon = place.indexOf(':');
        return colon < 0 ? place : place.substring(0, colon);
    }

    private static boolean isPlace(String place) {
        String host = host(place);
        return !host.isEmpty()
                && host.length() <= LONGEST_HOST
                && host.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '-')
                && isLetterOrDigit(host.charAt(0))
                && isLetterOrDigit(host.charAt(host.length() - 1))
                && isPort(place.substring(host.length()));
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** Nothing, or a colon and a number. */
    private static boolean isPort(String rest) {
        return rest.isEmpty()
                || (rest.charAt(0) == ':'
                        && rest.length() > 1
                        && rest.length() <= 1 + LONGEST_PORT
                        && rest.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
    }

    /**
     * Why that is no signature under the message by this passkey; empty when it is one.
     *
     * @param message what a key of the other kind would sign itself
     * @param signature 64 bytes r || s, s in the lower half of the order
     */
    Optional<Message> fault(PublicKey key, byte[] message, PasskeyAssertion assertion, byte[] signature) {
        byte[] device = assertion.authenticatorData();
        byte[] browser = assertion.clientData();
        if (device.length != AUTHENTICATOR_DATA || browser.length > MOST_CLIENT_DATA) {
            return Optional.of(Message.PASSKEY_DATA_MALFORMED);
        }
        return clientFault(new String(browser, StandardCharsets.ISO_8859_1), message)
                .or(() -> deviceFault(device))
                .or(() -> P256.fits(key, signedBytes(device, browser), signature)
                        ? Optional.empty()
                        : Optional.of(Message.SIGNATURE_NOT_FITTING));
    }

    private Optional<Message> clientFault(String text, byte[] message) {
        if (!text.startsWith(TYPE)) {
            return Optional.of(Message.PASSKEY_TYPE_WRONG);
        }
        String shown = "\"challenge\":\"" + Base64Url.encode(Digest.sha256(message)) + "\",";
        if (!text.startsWith(shown, TYPE.length())) {
            return Optional.of(Message.PASSKEY_OF_OTHER_STATEMENT);
        }
        String page = "\"origin\":\"" + origin + "\"";
        int at = TYPE.length() + shown.length();
        if (!text.startsWith(page, at)) {
            return Optional.of(Message.PASSKEY_AT_OTHER_ORIGIN);
        }
        String rest = text.substring(at + page.length());
        boolean alone = rest.equals("}")
                || rest.equals(SAME_ORIGIN + "}")
                || (rest.startsWith(SAME_ORIGIN + ",") && rest.endsWith("}"));
        return alone ? Optional.empty() : Optional.of(Message.PASSKEY_INSIDE_OTHER_PAGE);
    }

    private Optional<Message> deviceFault(byte[] data) {
        byte[] wanted = HexFormat.of().parseHex(rpIdHash);
        int flags = data[FLAGS];
        if (!Arrays.equals(wanted, 0, wanted.length, data, 0, wanted.length)) {
            return Optional.of(Message.PASSKEY_OF_OTHER_SERVICE);
        }
        if ((flags & USER_PRESENT) == 0) {
            return Optional.of(Message.PASSKEY_USER_ABSENT);
        }
        if ((flags & USER_VERIFIED) == 0) {
            return Optional.of(Message.PASSKEY_USER_NOT_VERIFIED);
        }
        return (flags & MORE_FOLLOWS) == 0 ? Optional.empty() : Optional.of(Message.PASSKEY_DATA_MALFORMED);
    }

    private static byte[] signedBytes(byte[] device, byte[] browser) {
        byte[] hash = Digest.sha256(browser);
        byte[] signed = Arrays.copyOf(device, device.length + hash.length);
        System.arraycopy(hash, 0, signed, device.length, hash.length);
        return signed;
    }
}
