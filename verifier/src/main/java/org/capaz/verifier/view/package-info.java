// SPDX-License-Identifier: Apache-2.0
/** What members' peers answer when asked for a certificate's state or for the status list. */
package org.capaz.verifier.view;
