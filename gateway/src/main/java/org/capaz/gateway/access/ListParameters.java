// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.access;

import java.util.Set;

/** The parameters of addresses that are declared in a table and not by a method's signature. */
public interface ListParameters {
    /** What is accepted at that path beside what its route declares; nothing for an address that is not in the table. */
    Set<String> of(String path);

    /** Whether records that can be opened to auditors are answered at that path, a list of them or one. */
    boolean isOfAudited(String path);
}
