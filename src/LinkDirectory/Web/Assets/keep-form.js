// Keeps what is typed in a form marked `data-keep` until it is saved, in this tab of this browser alone, and offers it back.
// Without a script, or where the browser refuses to store, the form works as it is.
import { fill, read } from './form-fields.js';

const prefix = 'linkdirectory.form.';
const button = (words, look, act) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `nhsuk-button nhsuk-button--small ${look}`;
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
};

const offer = (form, key, kept) => {
  const box = document.createElement('div');
  box.className = 'nhsuk-inset-text app-kept';
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'Unsaved changes');
  const words = document.createElement('p');
  words.textContent = 'You began to change this and did not save it. What you typed is still in this browser.';
  const close = () => { box.remove(); form.querySelector('input:not([type=hidden]), select, textarea')?.focus(); };
  box.append(words,
    button('Put it back', '', () => { fill(form, kept); close(); }),
    button('Forget it', 'nhsuk-button--secondary', () => { sessionStorage.removeItem(key); close(); }));
  form.before(box);
};

const keep = form => {
  const key = prefix + form.dataset.keep;
  const start = read(form);
  const returned = document.querySelector('.nhsuk-error-summary, .nhsuk-card--warning');
  let changed = Boolean(returned);
  const kept = sessionStorage.getItem(key);
  if (kept && kept !== start && !returned) offer(form, key, kept);
  if (returned) sessionStorage.setItem(key, start);

  const note = () => {
    const now = read(form);
    changed = now !== start || Boolean(returned);
    if (changed) sessionStorage.setItem(key, now);
    else sessionStorage.removeItem(key);
  };
  form.addEventListener('input', note);
  form.addEventListener('change', note);
  form.addEventListener('submit', () => { changed = false; });
  addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
};

// A page that says that something was saved forgets what was kept of it.
const saved = document.querySelector('[data-saved]');
if (saved) {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix + saved.dataset.saved)) sessionStorage.removeItem(key);
  } catch { /* the browser keeps nothing */ }
}

for (const form of document.querySelectorAll('form[data-keep]')) {
  try { keep(form); } catch (error) { console.warn(`What is typed is not kept: ${error.message}`); }
}
