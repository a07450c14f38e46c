const prefix = 'chatassist.desk.';

/** What is typed outlives a reload, a new sign-in and a lost conversation, until it is sent. */
export function readDraft(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(key: string, text: string): void {
  try {
    if (text) {
      localStorage.setItem(prefix + key, text);
    } else {
      localStorage.removeItem(prefix + key);
    }
  } catch {
    // Where nothing can be stored it lives as long as the page.
  }
}

/** At a shared computer nothing stays behind. */
export function forgetDrafts(): void {
  try {
    Object.keys(localStorage).filter(key => key.startsWith(prefix)).forEach(key => localStorage.removeItem(key));
  } catch {
    // Nothing was stored.
  }
}
