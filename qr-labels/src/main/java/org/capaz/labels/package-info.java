/** The label press: draws labels, reads them back, and reads the labels of others. */
package org.capaz.labels;
