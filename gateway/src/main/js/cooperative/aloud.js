// SPDX-License-Identifier: Apache-2.0
/** Reads aloud what the page shows, questions and answers alike, where the browser can speak; a second touch stops it. */
const READ = 'h2, h3, p, dt, dd, li, legend, label, button, .choice';
const button = document.getElementById('aloud');

/** What is seen, each text once; pictures before words are left out. */
function texts() {
  return [...document.querySelectorAll('main :is(' + READ + ')')]
    .filter((part) => part.offsetParent !== null && part !== button)
    .filter((part) => part.closest('footer') === null && part.parentElement.closest(READ) === null)
    .map((part) => {
      const copy = part.cloneNode(true);
      copy.querySelectorAll('.icon').forEach((icon) => icon.remove());
      return copy.textContent.trim();
    })
    .filter((text) => text !== '');
}

function read() {
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel();
    return;
  }
  const spoken = new SpeechSynthesisUtterance(texts().join('. '));
  spoken.lang = document.documentElement.lang === 'es' ? 'es-CO' : 'en';
  speechSynthesis.speak(spoken);
}

if ('speechSynthesis' in self) {
  button.hidden = false;
  button.addEventListener('click', read);
  addEventListener('hashchange', () => speechSynthesis.cancel());
}
