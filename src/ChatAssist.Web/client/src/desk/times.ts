import { words } from './words';

/** "3 phút trước" goes on being true while the page is open. */
export function keepTimes(): void {
  setInterval(() => document.querySelectorAll<HTMLTimeElement>('#queue time').forEach(time => {
    time.textContent = ago(Date.now() - new Date(time.dateTime).getTime());
  }), 20_000);
}

export function ago(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  return minutes < 1 ? words.justNow
    : minutes < 60 ? words.minutesAgo(minutes)
    : minutes < 1_440 ? words.hoursAgo(Math.floor(minutes / 60))
    : words.daysAgo(Math.floor(minutes / 1_440));
}
