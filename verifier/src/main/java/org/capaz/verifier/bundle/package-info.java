// SPDX-License-Identifier: Apache-2.0
/** The proof bundle: a file that holds everything needed to check one certificate. */
package org.capaz.verifier.bundle;
