// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the code of a label by the camera or from a picture, on this device: nothing of the picture is sent anywhere. Its text is
 * no proof; the page of the label judges it.
 */
/** Whatever host it prints. The last character of a number is its check: a digit, a letter or one of * ~ $ =, also escaped. */
const LABEL = /\/c\/((?:[0-9a-z*~$=-]|%(?:2a|7e|24|3d))+)(?:\?[^#]*)?(#.+)$/i;
/** Points along the longer edge: a code of a label needs no more, and a telephone's picture has several times as many. */
const LARGEST_PICTURE = 1600;
const LARGEST_FRAME = 1000;
const PAUSE = 100;
const TOLD = ['scan-none', 'scan-foreign', 'scan-unreadable', 'scan-failed', 'scan-refused', 'scan-no-camera'];

const at = (id) => document.getElementById(id);
let detector;
let decoder;
let camera;

/** The browser cannot open that picture. */
class Unreadable extends Error {}

/** @param {string} text of a code or typed @returns {boolean} whether it is a label, whose page then opens */
function openLabel(text) {
  const found = LABEL.exec(text.replace(/\s+/g, ''));
  if (found === null) {
    return false;
  }
  const page = new URL('/c/' + decodeURIComponent(found[1]) + '?lang=' + document.documentElement.lang + found[2], location.href);
  const here = page.pathname === location.pathname && page.search === location.search;
  location.assign(page);
  if (here) {
    // What stands after the # alone opens no page.
    location.reload();
  }
  return true;
}

/** A label that is pasted into the field for a number, where there is one, opens from here and is sent nowhere. */
export function openPastedLabels() {
  const form = at('find');
  if (form === null) {
    return;
  }
  form.elements.number.removeAttribute('maxlength');
  form.addEventListener('submit', (event) => {
    if (openLabel(form.elements.number.value)) {
      event.preventDefault();
    }
  });
}

/** Shows what stands hidden in the page for a scan, where there is any: pages of errors have none. */
export async function offerScan() {
  if (at('scan') === null) {
    return;
  }
  detector = await ownDetector();
  at('camera').hidden = navigator.mediaDevices === undefined;
  at('camera').addEventListener('click', startCamera);
  at('stop').addEventListener('click', stopCamera);
  at('picture').addEventListener('change', ({ target: { files } }) => {
    if (files.length > 0) {
      readPicture(files[0]);
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      stopCamera();
    }
  });
  at('scan').hidden = false;
  at('scan-advice')?.remove();
}

async function ownDetector() {
  return 'BarcodeDetector' in self && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')
    ? new BarcodeDetector({ formats: ['qr_code'] })
    : undefined;
}

/** @param {string} [id] of the one sentence that is shown */
function show(id) {
  for (const told of TOLD) {
    at(told).hidden = told !== id;
  }
}

async function readPicture(file) {
  stopCamera();
  show();
  try {
    const codes = await codesIn(await opened(file), LARGEST_PICTURE, true);
    if (!codes.some(openLabel)) {
      show(codes.length === 0 ? 'scan-none' : 'scan-foreign');
    }
  } catch (failure) {
    show(failure instanceof Unreadable ? 'scan-unreadable' : 'scan-failed');
  }
}

async function opened(file) {
  try {
    return await createImageBitmap(file);
  } catch (failure) {
    throw new Unreadable(file.type, { cause: failure });
  }
}

async function startCamera() {
  stopCamera();
  show();
  at('camera').disabled = true;
  try {
    camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
    const video = at('video');
    video.srcObject = camera;
    at('viewer').hidden = false;
    at('viewer').scrollIntoView({ block: 'nearest' });
    await video.play();
  } catch (failure) {
    stopCamera();
    show(failure.name === 'NotAllowedError' ? 'scan-refused' : 'scan-no-camera');
    return;
  } finally {
    at('camera').disabled = false;
  }
  try {
    await look(camera, at('video'));
  } catch (failure) {
    stopCamera();
    show('scan-failed');
  }
}

/** Until a label is seen, or the camera is stopped. */
async function look(looking, video) {
  while (looking === camera) {
    const codes = video.videoWidth === 0 ? [] : await codesIn(video, LARGEST_FRAME, false);
    if (looking !== camera) {
      return;
    }
    if (codes.some(openLabel)) {
      stopCamera();
      return;
    }
    show(codes.length === 0 ? undefined : 'scan-foreign');
    await new Promise((later) => setTimeout(later, PAUSE));
  }
}

function stopCamera() {
  camera?.getTracks().forEach((track) => track.stop());
  camera = undefined;
  at('viewer').hidden = true;
}

/** By the browser itself where it can; of a picture that is not one of many, also by our decoder. */
async function codesIn(picture, largest, thorough) {
  if (detector !== undefined) {
    const codes = await detector.detect(picture);
    if (codes.length > 0 || !thorough) {
      return codes.map(({ rawValue }) => rawValue);
    }
  }
  return decoded({ ...pointsOf(picture, largest), thorough });
}

/** By our decoder, which is loaded when it is first needed. Each question has a channel of its own for its answer. */
function decoded(question) {
  decoder ??= new Worker('/verify/qr.js');
  const { port1, port2 } = new MessageChannel();
  return new Promise((answer, failed) => {
    port1.onmessage = ({ data }) => answer(data);
    decoder.onerror = (failure) => {
      decoder = undefined;
      failed(failure);
    };
    decoder.postMessage(question, [question.pixels.buffer, port2]);
  });
}

function pointsOf(picture, largest) {
  const [wide, high] = [picture.videoWidth ?? picture.width, picture.videoHeight ?? picture.height];
  const scale = Math.min(1, largest / Math.max(wide, high));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(wide * scale));
  canvas.height = Math.max(1, Math.round(high * scale));
  const drawing = canvas.getContext('2d');
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  return { pixels: data, width, height };
}
