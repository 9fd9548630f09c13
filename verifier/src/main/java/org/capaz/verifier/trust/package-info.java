/** What is believed beforehand, and who may sign: anchor, directory, identities, signatures, quorum. */
package org.capaz.verifier.trust;
