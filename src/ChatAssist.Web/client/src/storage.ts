/** What outlives a reload; where the browser forbids storage (a strict embed), it lives as long as the page. */
export interface Storage {
  read<T>(key: string): T | null;
  write(key: string, value: unknown): void;
}

const prefix = 'chatassist.';
const fallback = new Map<string, string>();

export const storage: Storage = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
    } catch {
      return JSON.parse(fallback.get(key) ?? 'null');
    }
  },
  write(key, value) {
    const text = JSON.stringify(value);
    fallback.set(key, text);
    try {
      localStorage.setItem(prefix + key, text);
    } catch {
      // Kept in memory above.
    }
  },
};
