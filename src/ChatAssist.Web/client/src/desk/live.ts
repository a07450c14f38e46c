import { element } from '../dom';
import { fetchPart } from './http';
import type { Line, Lines } from './lines';
import type { Notices } from './notices';
import type { Queue } from './queue';
import { words } from './words';

/** What the holder's page and everybody else's differ in: after these the page is another one. */
const changesHolder = new Set(['handed back', 'accepted', 'closed', 'forwarded', 'returned', 'reopened']);

/** One stream for the page; a broken one is opened again where it left off. */
export class Live {
  private source: EventSource | null = null;
  private lastBeat = Date.now();

  constructor(private readonly queue: Queue, private readonly lines: Lines | null, private readonly notices: Notices) {}

  run(): void {
    this.open();
    // A laptop that slept does not know that its line is dead.
    setInterval(() => Date.now() - this.lastBeat > 45_000 && this.reopen(), 5_000);
    addEventListener('online', () => this.reopen());
  }

  private open(): void {
    const query = this.lines ? `?conversation=${this.lines.conversationId}&after=${this.lines.last}` : '';
    const source = this.source = new EventSource(`/desk/live${query}`);
    source.addEventListener('beat', () => this.beat());
    source.addEventListener('queue', () => void this.queue.refresh());
    source.addEventListener('signed-out', () => {
      source.close();
      void this.queue.refresh();
    });
    source.addEventListener('line', event => {
      this.beat();
      this.take(JSON.parse((event as MessageEvent<string>).data) as Line);
    });
    source.onerror = () => void this.broken();
  }

  private beat(): void {
    this.lastBeat = Date.now();
    this.notices.hide('unreachable');
  }

  private take(line: Line): void {
    const isNew = line.sequence > (this.lines?.last ?? 0);
    this.lines?.add(line);
    if (isNew && line.author === 'Citizen') {
      dispatchEvent(new Event('citizen-spoke'));
    }
    if (isNew && changesHolder.has(/data-what="([^"]*)"/.exec(line.html)?.[1] ?? '')) {
      const again = element('a', { href: location.pathname }, words.reloadNow);
      this.notices.show('changed', words.reload, again);
    }
  }

  private async broken(): Promise<void> {
    this.source?.close();
    try {
      await fetchPart('/desk/queue');
    } catch (error) {
      this.notices.tell(error);
    }
    this.lastBeat = Date.now();
    setTimeout(() => this.reopen(), 2_000);
  }

  private reopen(): void {
    this.source?.close();
    this.lastBeat = Date.now();
    this.open();
    void this.queue.refresh();
  }
}
