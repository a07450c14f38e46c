const tab = 'chatassist-beside';
const ofTheChat = 'chatassist.';
const ofTheDesk = 'chatassist.desk.';

/** Side by side: each citizen begins with a clean chat in a tab of its own, and nothing of it stays on the machine. */
export function keepBeside(): void {
  document.querySelector<HTMLAnchorElement>('a.beside-chat')?.addEventListener('click', event => {
    event.preventDefault();
    window.open((event.currentTarget as HTMLAnchorElement).href, tab);
  });
  document.querySelectorAll('form.beside').forEach(form => form.addEventListener('submit', () => {
    forgetChat();
    if (form.classList.contains('beside-end')) {
      window.open('', tab)?.close();
    }
  }));
}

export function forgetChat(): void {
  try {
    Object.keys(localStorage).filter(key => key.startsWith(ofTheChat) && !key.startsWith(ofTheDesk)).forEach(key => localStorage.removeItem(key));
  } catch {
    // Nothing was stored.
  }
}
