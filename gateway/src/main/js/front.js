// SPDX-License-Identifier: Apache-2.0
/**
 * The page at the root: a picture of a label is read on this device, and a pasted label is opened from here, so that neither is
 * sent to a server. Without this script the form takes the number.
 */
const LABEL = /\/c\/([0-9a-z-]+)(?:\?[^#]*)?(#.+)$/i;

/** @param {string} text of a code or typed @returns {boolean} whether it is a label, whose page then opens */
function openLabel(text) {
  const found = LABEL.exec(text.replace(/\s+/g, ''));
  if (found === null) {
    return false;
  }
  location.assign('/c/' + found[1] + '?lang=' + document.documentElement.lang + found[2]);
  return true;
}

function show(id) {
  for (const told of ['scan-none', 'scan-foreign']) {
    document.getElementById(told).hidden = told !== id;
  }
}

async function readPicture(file) {
  try {
    const codes = await new BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
    if (!codes.some(({ rawValue }) => openLabel(rawValue))) {
      show(codes.length === 0 ? 'scan-none' : 'scan-foreign');
    }
  } catch (unreadable) {
    show('scan-none');
  }
}

async function readsCodes() {
  return 'BarcodeDetector' in self && (await BarcodeDetector.getSupportedFormats()).includes('qr_code');
}

function listen(canRead) {
  const picture = document.getElementById('picture');
  if (canRead && picture !== null) {
    document.getElementById('scan').hidden = false;
    document.getElementById('scan-advice').hidden = true;
    picture.addEventListener('change', () => {
      if (picture.files.length > 0) {
        readPicture(picture.files[0]);
      }
    });
  }
}

const form = document.getElementById('find');
form.elements.number.removeAttribute('maxlength');
form.addEventListener('submit', (event) => {
  if (openLabel(form.elements.number.value)) {
    event.preventDefault();
  }
});
readsCodes().then(listen);
