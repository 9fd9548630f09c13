// SPDX-License-Identifier: Apache-2.0
/** A case as CSV files: their columns and units, the reader, and the defects that it finds. */
package org.capaz.demo.casefolder;
