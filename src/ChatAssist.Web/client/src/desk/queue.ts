import { readDraft, writeDraft } from './drafts';
import { fetchPart } from './http';
import type { Notices } from './notices';
import { beep } from './sound';
import { words } from './words';

/** The queue's column: fetched anew when it has changed, with the focus and the place kept; it tells aloud who waits. */
export class Queue {
  private readonly title = document.title;
  private readonly sound = document.getElementById('sound');
  private waiting = Number(document.getElementById('queue')!.dataset.waiting);
  private isAsking = false;
  private asksAgain = false;

  constructor(private readonly current: string, private readonly notices: Notices) {
    this.badge();
    if (this.sound) {
      this.sound.hidden = false;
      this.sound.textContent = words.sound(this.hasSound);
      this.sound.onclick = () => this.toggleSound();
    }
  }

  private get hasSound(): boolean {
    return readDraft('sound') === 'on';
  }

  /** However many changes come while one is being fetched, one more look serves them all. */
  async refresh(): Promise<void> {
    if (this.isAsking) {
      this.asksAgain = true;
      return;
    }
    this.isAsking = true;
    try {
      this.show(await fetchPart(`/desk/queue${this.current ? `?current=${this.current}` : ''}`));
    } catch (error) {
      this.notices.tell(error);
    }
    setTimeout(() => {
      this.isAsking = false;
      if (this.asksAgain) {
        this.asksAgain = false;
        void this.refresh();
      }
    }, 300);
  }

  private show(html: string): void {
    const old = document.getElementById('queue')!;
    const key = (document.activeElement as HTMLElement | null)?.dataset.key;
    const made = document.createElement('template');
    made.innerHTML = html;
    old.replaceWith(made.content);
    if (key) {
      document.querySelector<HTMLElement>(`#queue [data-key="${key}"]`)?.focus({ preventScroll: true });
    }
    const waiting = Number(document.getElementById('queue')!.dataset.waiting);
    if (waiting > this.waiting) {
      this.callOut(waiting);
    }
    this.waiting = waiting;
    this.badge();
  }

  private callOut(waiting: number): void {
    if (this.hasSound) {
      beep();
    }
    if ('Notification' in window && Notification.permission === 'granted' && document.hidden) {
      new Notification('Bàn hỗ trợ', { body: words.newWaiting(waiting), icon: '/icon.svg', tag: 'waiting' });
    }
  }

  private badge(): void {
    const { waiting, mine } = document.getElementById('queue')!.dataset;
    const count = Number(waiting) + Number(mine);
    document.title = count > 0 ? `(${count}) ${this.title}` : this.title;
  }

  private toggleSound(): void {
    writeDraft('sound', this.hasSound ? '' : 'on');
    this.sound!.textContent = words.sound(this.hasSound);
    if (this.hasSound) {
      beep();
      if ('Notification' in window && Notification.permission === 'default') {
        void Notification.requestPermission();
      }
    }
  }
}
