// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.NoticeCode;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * What the members sign beside a certificate's state, because a reader must know it.
 *
 * @param entries ascending by code and subject
 * @param more how many others there are that the answer had no room for
 */
public record StatedNotices(List<Entry> entries, long more) {
    /** Nothing to tell. */
    public static final StatedNotices NONE = new StatedNotices(List.of(), 0);

    /**
     * One notice.
     *
     * @param code what it is about; one of {@link NoticeCode}, or one that this verifier does not know
     * @param subject the certificate's lot, or one of its producers
     */
    public record Entry(String code, String subject) implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::code).thenComparing(Entry::subject);

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }

        /**
         * The notice for people.
         *
         * @return one plain sentence
         */
        public Sentence sentence() {
            Optional<NoticeCode> known = Arrays.stream(NoticeCode.values())
                    .filter(each -> each.name().equals(code))
                    .findFirst();
            return known.map(each -> sentence(each).with("subject", Argument.id(subject)))
                    .orElseGet(() -> VerdictMessage.NOTICE_OTHER
                            .with("code", Argument.id(code))
                            .and("subject", Argument.id(subject)));
        }

        private static VerdictMessage sentence(NoticeCode code) {
            return switch (code) {
                case LOOK_BACK -> VerdictMessage.NOTICE_LOOK_BACK;
                case STANDING_WORSE -> VerdictMessage.NOTICE_STANDING_WORSE;
                case NOT_EXAMINED -> VerdictMessage.NOTICE_NOT_EXAMINED;
                case LOT_FLAGGED -> VerdictMessage.NOTICE_LOT_FLAGGED;
                case PRODUCER_FLAGGED -> VerdictMessage.NOTICE_PRODUCER_FLAGGED;
                case ATTESTATION_FLAGGED -> VerdictMessage.NOTICE_ATTESTATION_FLAGGED;
                case MODULE_NOT_MET -> VerdictMessage.NOTICE_MODULE_NOT_MET;
                case ATTESTATION_DISPLACED -> VerdictMessage.NOTICE_ATTESTATION_DISPLACED;
                case OWN_WORD -> VerdictMessage.NOTICE_OWN_WORD;
                case NOT_BEGUN -> VerdictMessage.NOTICE_NOT_BEGUN;
                case MODULE_WORSE -> VerdictMessage.NOTICE_MODULE_WORSE;
                case ATTESTATION_REVOKED -> VerdictMessage.NOTICE_ATTESTATION_REVOKED;
                case ATTESTATION_CONTESTED -> VerdictMessage.NOTICE_ATTESTATION_CONTESTED;
                case ACCREDITATION_WITHDRAWN -> VerdictMessage.NOTICE_ACCREDITATION_WITHDRAWN;
                case LOT_NOTICED -> VerdictMessage.NOTICE_LOT_NOTICED;
                case PRODUCER_NOTICED -> VerdictMessage.NOTICE_PRODUCER_NOTICED;
            };
        }

        Json.Obj json() {
            return Json.object().with("code", code).with("subject", subject);
        }
    }

    /** Copies the list. */
    public StatedNotices {
        entries = List.copyOf(entries);
    }

    /**
     * Whether there is anything to tell.
     *
     * @return false when the members state that there is nothing
     */
    public boolean any() {
        return !entries.isEmpty();
    }

    /**
     * How many there are in all.
     *
     * @return those named and those beyond
     */
    public long count() {
        return entries.size() + more;
    }
}
