// What a form's fields hold, as text, and back into them. A token, a version and the name of a button are none of it.
const skipped = new Set(['__RequestVerificationToken', '_handler', 'do']);

export const read = form =>
  JSON.stringify([...new FormData(form)].filter(([name, value]) => !skipped.has(name) && typeof value === 'string'));

// Of the hidden fields those named are filled in too, and made where they are missing.
export const fill = (form, kept, hidden = []) => {
  const given = new Map();
  for (const [name, value] of JSON.parse(kept)) given.set(name, [...(given.get(name) ?? []), value]);
  for (const name of hidden) fillHidden(form, name, given.get(name)?.[0]);
  for (const field of form.elements) {
    if (!field.name || skipped.has(field.name) || field.name === 'version') continue;
    const values = given.get(field.name) ?? [];
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = values.includes(field.value);
    else if (field.type !== 'submit' && field.type !== 'hidden') field.value = values[0] ?? '';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
};

const fillHidden = (form, name, value) => {
  const field = form.elements.namedItem(name);
  if (value === undefined) field?.remove();
  else if (field) field.value = value;
  else form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
};
