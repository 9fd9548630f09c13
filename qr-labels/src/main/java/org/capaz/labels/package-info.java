// SPDX-License-Identifier: Apache-2.0
/** Label printing and reading: draws labels, reads them back, and reads the labels of others. */
package org.capaz.labels;
