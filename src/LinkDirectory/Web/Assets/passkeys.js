// Forms that make or use a passkey: the browser asks the device, and the form sends what the device says.
export function startPasskeys() {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask(form).catch((problem) => tell(form, problem));
    });
  }
}

async function ask(form) {
  const answer = await fetch(form.dataset.passkeyOptions, { method: 'POST', headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const options = await answer.json();
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  form.elements.credential.value = JSON.stringify(credential.toJSON());
  form.submit(); // does not come back here
}

function tell(form, problem) {
  const place = form.querySelector('[data-passkey-problem]');
  place.textContent = problem.name === 'InvalidStateError'
    ? 'This device has a passkey for your account already.'
    : 'Your device did not finish. Try again, or use your password.';
  place.hidden = false;
}
