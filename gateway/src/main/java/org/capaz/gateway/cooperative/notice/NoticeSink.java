// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.io.IOException;

/** Takes a notice to its address: a mail server, a provider of text messages, or a folder. */
interface NoticeSink {
    /**
     * Returns when it was taken over.
     *
     * @throws DeliveryUnknown when it may have been; it is not sent again
     * @throws IOException when it certainly was not; it is tried again later
     */
    void send(String to, Notice notice) throws IOException;
}
