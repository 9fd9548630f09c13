// SPDX-License-Identifier: Apache-2.0
/** What is believed beforehand, and who may sign: anchor, directory, identities, signatures, quorum. */
package org.capaz.verifier.trust;
