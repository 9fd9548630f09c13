/** The judge: decides from bytes, an anchor and a time whether a lot's record is genuine. {@link org.capaz.verifier.Verifier} is the front door. */
package org.capaz.verifier;
