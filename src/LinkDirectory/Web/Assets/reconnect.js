// The buttons of the notice that a lost connection shows (ReconnectNotice.razor).
document.addEventListener('click', async event => {
  const wish = event.target.closest?.('[data-reconnect]')?.dataset.reconnect;
  if (wish === 'load') location.reload();
  if (wish === 'again' && !(await window.Blazor.reconnect().catch(() => true))) location.reload();
});

// Work that takes a while says so, beside the button that began it.
document.addEventListener('submit', event => {
  const words = event.target.dataset?.busy;
  if (!words || event.defaultPrevented) return;
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  event.target.append(said);
  said.textContent = words;
});
