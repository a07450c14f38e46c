/** By the keyboard alone: Alt with a letter goes where one works. */
export function listenToKeys(): void {
  addEventListener('keydown', event => {
    if (!event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const target = targets[event.code];
    const found = target && document.querySelector<HTMLElement>(target);
    if (found) {
      event.preventDefault();
      if (found instanceof HTMLAnchorElement) {
        found.click();
      } else {
        found.focus();
      }
    }
  });
}

const targets: Record<string, string> = {
  KeyN: '#queue .queue-part:not([aria-labelledby=queue-mine]) .queue-row',
  KeyR: '#text',
  KeyT: '#guide-query',
};
