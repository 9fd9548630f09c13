// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_ADDRESS;
import static org.capaz.verifier.verdict.Code.E_QR_FORMAT;

import java.util.regex.Pattern;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.CheckedBase64Url;

/**
 * What the QR code or the radio tag of a label holds: a web address for people, and after {@code #} the payload, which
 * browsers never send to a server. Only the payload is ever trusted.
 *
 * <p>Format: {@code docs/reference/formats/label.md}.
 *
 * @param address everything before {@code #}, such as {@code https://example.org/c/7Q2K9F0M3XWPA}
 * @param payload the bytes of a {@link LabelPayload}
 */
public record LabelText(String address, byte[] payload) {
    /** No label is longer; the bound keeps a hostile text from costing time. */
    private static final int LONGEST = 4096;

    private static final Pattern ADDRESS = Pattern.compile(
            "(https://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|http://localhost)(:[0-9]{1,5})?(/[A-Za-z0-9._~()%!$&'*+,;=:@-]+)+");
    /** The address on a label, as a browser shows or passes it on: without the digits, or with another part after {@code #}. */
    private static final Pattern ADDRESS_ALONE =
            Pattern.compile("(?i)(https?://)?[a-z0-9][a-z0-9.-]{0,252}(:[0-9]{1,5})?/[^#\\s]*(#[a-z_-]*)?");

    /**
     * What mail, editors and messengers put into a text that they carry: byte order marks, blanks, line ends of folded text,
     * hyphens and joiners that have no shape. No label has any of them.
     */
    private static final Pattern CARRIED = Pattern.compile(
            "[\\t-\\r \\x85\\xa0\\xad\\u1680\\u2000-\\u200d\\u2028\\u2029\\u202f\\u205f\\u2060\\u3000\\ufeff]");

    private static final String BYTES_MARK = "b.";
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost(:[0-9]{1,5})?");

    /** Requires an https address with a path; of a demonstration, an http address of the machine that runs it. */
    public LabelText {
        if (!ADDRESS.matcher(address).matches()) {
            throw new CheckFailed(E_QR_FORMAT, VerdictMessage.LABEL_ADDRESS_NOT_VALID.sentence());
        }
    }

    /**
     * The beginning of the addresses of a host.
     *
     * @param host its name, with a port where it needs one
     * @return the host with {@code https}; with {@code http} when it is the machine that runs a demonstration
     */
    public static String origin(String host) {
        return (isThisMachine(host) ? "http://" : "https://") + host;
    }

    /**
     * Whether labels that lead to this host are those of a demonstration.
     *
     * @param host a name, perhaps with a port
     * @return true for the machine on which the address is opened
     */
    public static boolean isThisMachine(String host) {
        return THIS_MACHINE.matcher(host).matches();
    }

    /**
     * Reads either form, with digits or with {@code b.} and base64url. What carries a text is forgiven: blanks, line ends
     * and marks that stand in it, and what a page puts between {@code ?} and {@code #}, are left out. Its content is not.
     *
     * @param text the text of a QR code or a radio tag
     * @return its parts
     * @throws CheckFailed with {@code E-QR-FORMAT} when it is no complete label, and with {@code E-ADDRESS} when it is only
     *     the address of one
     */
    public static LabelText parse(String text) {
        return read(CARRIED.matcher(text).replaceAll(""));
    }

    private static LabelText read(String text) {
        if (text.length() > LONGEST) {
            throw new CheckFailed(
                    E_QR_FORMAT,
                    VerdictMessage.LABEL_TEXT_TOO_LONG
                            .with("count", PlainNumbers.digits(text.length()))
                            .and("most", PlainNumbers.digits(LONGEST)));
        }
        if (ADDRESS_ALONE.matcher(text).matches()) {
            throw new CheckFailed(E_ADDRESS, VerdictMessage.LABEL_ADDRESS_ALONE.sentence());
        }
        int mark = text.indexOf('#');
        if (mark < 0) {
            throw new CheckFailed(E_QR_FORMAT, VerdictMessage.LABEL_MARK_MISSING.sentence());
        }
        String fragment = text.substring(mark + 1);
        byte[] payload = fragment.startsWith(BYTES_MARK)
                ? CheckedBase64Url.decode(fragment.substring(BYTES_MARK.length()), E_QR_FORMAT)
                : DecimalCodec.decode(fragment);
        return new LabelText(withoutQuestion(text.substring(0, mark)), payload);
    }

    /** A browser shows what a page adds to the address for itself, such as its language; no label has it. */
    private static String withoutQuestion(String address) {
        int question = address.indexOf('?');
        return question < 0 ? address : address.substring(0, question);
    }

    /**
     * The first QR segment: the address and {@code #}.
     *
     * @return the address and {@code #}
     */
    public String addressPart() {
        return address + "#";
    }

    /**
     * The second QR segment: the payload as digits.
     *
     * @return 17 digits for every 7 bytes
     */
    public String digits() {
        return DecimalCodec.encode(payload);
    }

    /**
     * The text of the QR code.
     *
     * @return address, {@code #} and digits
     */
    public String text() {
        return addressPart() + digits();
    }
}
