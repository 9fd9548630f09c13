// SPDX-License-Identifier: Apache-2.0
/** Text on pages of paper: tagged PDFs that a screen reader reads and an archive keeps. */
package org.capaz.labels.paper;
