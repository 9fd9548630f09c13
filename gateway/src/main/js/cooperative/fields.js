// SPDX-License-Identifier: Apache-2.0
/**
 * Says at a field of a form what is missing there or cannot be, before anything is sent or signed. What a field takes is said by its
 * attributes; the words are the page's, because those of the browser are in the browser's own language.
 */

/** @param {HTMLInputElement} field @returns {string} why it does not take what was typed; empty when it does */
function fault({ validity, validationMessage, type, dataset }) {
  const words = document.body.dataset;
  if (validity.valueMissing || validity.badInput) {
    return type === 'checkbox' ? words.untick : words.missing;
  }
  if (validity.rangeOverflow) {
    return words.future;
  }
  if (validity.rangeUnderflow) {
    return words.early;
  }
  return validity.customError ? validationMessage : validity.valid ? '' : dataset.form ?? words.unreadable;
}

/**
 * Shows a sentence under a field, or takes it away.
 *
 * @param {HTMLInputElement} field
 * @param {string} why empty when nothing is wrong with it any more
 */
export function tell(field, why) {
  const id = 'why-' + field.name;
  document.getElementById(id)?.remove();
  field.removeAttribute('aria-invalid');
  field.removeAttribute('aria-describedby');
  if (why !== '') {
    const told = document.createElement('p');
    told.id = id;
    told.className = 'told why';
    told.setAttribute('role', 'alert');
    told.textContent = why;
    (field.closest('label') ?? field).after(told);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', id);
  }
}

/**
 * @param {Iterable<HTMLInputElement>} fields
 * @returns {boolean} whether each takes what was typed; the first that does not gets the focus
 */
export function accepted(fields) {
  const wrong = [...fields].filter((field) => {
    tell(field, fault(field));
    return !field.validity.valid;
  });
  wrong[0]?.focus();
  return wrong.length === 0;
}
