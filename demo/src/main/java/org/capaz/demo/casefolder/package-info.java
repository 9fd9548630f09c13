/** A case as its people keep it: CSV files, their shape, and what can be wrong with them. */
package org.capaz.demo.casefolder;
