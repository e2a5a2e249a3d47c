import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink } from 'nhsuk-frontend';
import './reconnect.js';
import { startPasskeys } from './passkeys.js';
import './keep-form.js';
import './half-filled.js';
import './suggest.js';

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink]) createAll(component);

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

startPasskeys();

// Whole-page navigation: each page's scripts start once.
window.Blazor?.start({ ssr: { disableDomPreservation: true } });
