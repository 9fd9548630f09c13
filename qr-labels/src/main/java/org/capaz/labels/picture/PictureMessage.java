// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import org.capaz.ledger.message.MessageKey;

/** Why no label was read from a file. The words stand in the one bundle of each language. */
public enum PictureMessage implements MessageKey {
    PICTURE_FILE_TOO_LARGE,
    PICTURE_FILE_DAMAGED,
    PICTURE_KIND_UNKNOWN,
    PICTURE_FORMAT_NOT_READ,
    PICTURE_TOO_MANY_PIXELS,
    PICTURE_SVG_UNREADABLE,
    PICTURE_PDF_LOCKED,
    PICTURE_TOO_COSTLY,
    PICTURE_READER_NOT_STARTED,
    PICTURE_MORE_PAGES,
    PICTURE_WITHOUT_CODE,
    PICTURE_CODE_UNREADABLE,
    PICTURE_WITHOUT_LABEL;

    /** Whether only a part of the file was looked at, so that nothing can be said of the whole. */
    boolean unfinished() {
        return this == PICTURE_TOO_COSTLY || this == PICTURE_MORE_PAGES;
    }
}
