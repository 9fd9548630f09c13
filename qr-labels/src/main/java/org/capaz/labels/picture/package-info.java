// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the labels in pictures and documents that come from outside. Reading order: {@link
 * org.capaz.labels.picture.LabelReader} (bounds and starts the other process), {@link
 * org.capaz.labels.picture.PictureWorker} (that process), {@code PictureFile} (each kind of file to pages of grey pixels),
 * {@code CodeFinder} (codes in a page). Decisions 151 and 152.
 */
package org.capaz.labels.picture;
