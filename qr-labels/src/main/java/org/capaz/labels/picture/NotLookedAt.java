// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

/** A file is not unpacked, or no further, for a reason that its owner should hear. */
final class NotLookedAt extends Exception {
    private static final long serialVersionUID = 1L;

    private final PictureMessage why;

    NotLookedAt(PictureMessage why) {
        super(why.name());
        this.why = why;
    }

    PictureMessage why() {
        return why;
    }
}
