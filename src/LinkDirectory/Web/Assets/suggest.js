// What somebody may be typing, beneath each box that asks for a school, service, provider or area (data-suggests names which). A box
// works as it stands without this. What is typed is posted, so that a postcode gets into no address.
import Combobox from '@github/combobox-nav';

const pause = 150; // milliseconds without a key
const shortest = 2;

const element = (name, properties) => Object.assign(document.createElement(name), properties);

// What choosing one does, by data-suggests-as: goes to its page, writes its code, or names the school and says which it is.
const choose = {
  page: (input, line) => window.location.assign(line.href),
  code: (input, line) => { input.value = line.code; },
  school: (input, line) => {
    input.value = line.name;
    for (const [name, value] of [['urn', line.code], ['chosen', line.name]]) {
      const field = input.form.elements.namedItem(name) ?? input.form.appendChild(element('input', { type: 'hidden', name }));
      field.value = value;
    }
  },
};

class Suggestions {
  constructor(input, number) {
    this.input = input;
    this.list = element('ul', { id: `suggestions-${number}`, className: 'app-suggestions', role: 'listbox', hidden: true });
    this.list.setAttribute('aria-label', 'Suggestions');
    this.told = element('div', { className: 'nhsuk-u-visually-hidden', ariaLive: 'polite' });
    const box = element('div', { className: 'app-suggests' });
    input.replaceWith(box);
    box.append(input, this.list, this.told);
    this.combobox = new Combobox(input, this.list, { tabInsertsSuggestions: false });
    input.addEventListener('input', () => this.ask());
    input.addEventListener('blur', () => this.hide());
    input.addEventListener('keydown', (key) => this.leave(key));
    this.list.addEventListener('mousedown', (press) => press.preventDefault()); // the box keeps the focus
    this.list.addEventListener('combobox-commit', (chosen) => this.choose(chosen.target));
  }

  ask() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    if (this.input.value.trim().length < shortest) {
      this.hide();
      return;
    }

    this.waiting = setTimeout(() => this.fetch(), pause);
  }

  async fetch() {
    this.asked = new AbortController();
    const form = new URLSearchParams({ q: this.input.value });
    for (const kind of this.input.dataset.suggests.split(' ').filter(Boolean)) form.append('kinds', kind);
    try {
      const answer = await fetch('/suggestions', { method: 'POST', body: form, signal: this.asked.signal });
      if (answer.ok && document.activeElement === this.input) this.show(await answer.json());
    } catch (problem) {
      // A newer question took its place, or nobody answers: the box works without.
      if (problem.name !== 'AbortError') this.hide();
    }
  }

  show(lines) {
    this.combobox.stop();
    this.lines = lines;
    this.list.replaceChildren(...lines.map((line, at) => this.option(line, at)));
    this.list.hidden = lines.length === 0;
    if (lines.length > 0) this.combobox.start();
    this.told.textContent = lines.length === 0 ? 'No suggestions' : lines.length === 1 ? '1 suggestion' : `${lines.length} suggestions`;
  }

  option(line, at) {
    const option = element('li', { id: `${this.list.id}-${at}`, className: 'app-suggestion', role: 'option' });
    option.dataset.at = at;
    option.append(element('span', { className: 'app-suggestion__name', textContent: line.name }));
    if (line.where) option.append(element('span', { className: 'app-suggestion__where', textContent: line.where }));
    return option;
  }

  choose(option) {
    const line = this.lines[Number(option.dataset.at)];
    this.hide();
    choose[this.input.dataset.suggestsAs](this.input, line);
  }

  leave(key) {
    if (key.key !== 'Escape' || this.list.hidden) return;
    key.preventDefault(); // a search box would be emptied by it
    this.hide();
  }

  hide() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    if (this.list.hidden) return;
    this.combobox.stop();
    this.list.hidden = true;
    this.told.textContent = '';
  }
}

document.querySelectorAll('[data-suggests]').forEach((input, number) => new Suggestions(input, number));
