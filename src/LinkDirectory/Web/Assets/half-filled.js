// A form that asks (`data-half-filled`, with the names of its hidden fields) is as it was left when somebody goes back to it or loads it
// again. Browsers see to that themselves, but not for fields that they are told not to remember. What was typed is kept in this page's own
// place in the tab's history and nowhere else: for as long as an answer is, and not once somebody has started again or signed out.
import { fill, read } from './form-fields.js';

const keptFor = 30 * 60 * 1000; // milliseconds
const pause = 200; // milliseconds without a key: browsers refuse to be told too often
const forgotten = 'linkdirectory.forgotten'; // when somebody started again or signed out in this tab
const loaded = Date.now();

const forgottenAt = () => Number(sessionStorage.getItem(forgotten) ?? 0);

const put = (form, key) => {
  const { at, typed } = history.state?.halfFilled?.[key] ?? {};
  if (!typed) return;
  if (at <= Math.max(forgottenAt(), Date.now() - keptFor)) {
    form.reset(); // also of what the browser put back by itself
    return;
  }

  fill(form, typed, form.dataset.halfFilled.split(' ').filter(Boolean));
  for (const details of form.querySelectorAll('details')) {
    details.open ||= [...details.querySelectorAll('input, select, textarea')].some(field => field.value && field.type !== 'radio'
      && field.type !== 'checkbox');
  }
};

const keep = (form, key) => {
  let waiting;
  const note = () => {
    clearTimeout(waiting);
    const halfFilled = { ...history.state?.halfFilled, [key]: { at: Date.now(), typed: read(form) } };
    history.replaceState({ ...history.state, halfFilled }, '');
  };
  form.autocomplete = 'off'; // or the browser would put back what was forgotten, once this has run
  put(form, key);
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(note, pause); });
  form.addEventListener('change', note);
  form.addEventListener('submit', note);
  addEventListener('hashchange', note); // a link within the page begins a new place in the history
};

document.querySelectorAll('form[data-half-filled]').forEach((form, key) => {
  try { keep(form, key); } catch (error) { console.warn(`A half-filled form is not kept: ${error.message}`); }
});

document.addEventListener('submit', event => {
  if (!event.target.matches?.('[data-forgets]')) return;
  try { sessionStorage.setItem(forgotten, String(Date.now())); } catch { /* the browser keeps nothing */ }
});

// Some browsers show a page as it stood without asking for it.
addEventListener('pageshow', event => {
  try { if (event.persisted && forgottenAt() >= loaded) location.reload(); } catch { /* the browser keeps nothing */ }
});
