// Keeps what is typed into an inline form until it is saved, in this tab alone, so that neither a lost connection nor a
// restarted server loses it. Each account sees only its own.
const place = 'linkdirectory-unsaved';

const read = owner => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place)) ?? {};
    return kept.owner === owner ? kept : { owner, drafts: {} };
  } catch {
    return { owner, drafts: {} };
  }
};
const write = kept => {
  try {
    if (Object.keys(kept.drafts).length === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the form itself still holds the text.
  }
};

export function watch(root, owner) {
  root.addEventListener('input', event => {
    const form = event.target.closest('form[data-keep]');
    if (!form) return;
    const kept = read(owner);
    const fields = {};
    for (const field of form.elements) if (field.name) fields[field.name] = field.value;
    kept.drafts[form.dataset.keep] = { title: form.dataset.title, version: Number(form.dataset.version), fields };
    write(kept);
  });
}

export const unsaved = owner => Object.entries(read(owner).drafts).map(([id, draft]) => ({ id: Number(id), ...draft }));

export function forget(owner, id) {
  const kept = read(owner);
  delete kept.drafts[id];
  write(kept);
}

export const focus = id => document.getElementById(id)?.focus();
