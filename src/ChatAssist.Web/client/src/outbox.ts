import type { Storage } from './storage';

/** A citizen's message that the server has not yet been seen to take. */
export interface Unsent {
  /** The clientActivityID: sent again with the same, the server takes it once. */
  id: string;
  text: string;
  at: string;
  failed?: 'unreachable' | 'refused';
}

/** `later`: no word from the server, so it may or may not have it. `refused`: it said no. */
export type Outcome = 'sent' | 'later' | 'refused';

/** How far a message has come. */
export type Sending = 'sending' | 'sent' | 'failed';

/** Sends in order, one at a time; keeps what is unsent over a reload; gives up for now after four tries. */
export class Outbox {
  private static readonly key = 'unsent';
  private static readonly pauses = [1_000, 3_000, 8_000];
  private running: Promise<void> | null = null;

  constructor(
    private readonly post: (message: Unsent) => Promise<Outcome>,
    private readonly changed: (message: Unsent, state: Sending) => void,
    private readonly storage: Storage,
    private readonly wait: (milliseconds: number) => Promise<void>,
  ) {}

  get messages(): Unsent[] {
    return Object.values(this.stored);
  }

  add(text: string, id: string, at: string): void {
    this.keep({ id, text, at });
  }

  /** The server has it: it said so, or its echo came. */
  confirm(id: string): void {
    const message = this.stored[id];
    if (message) {
      this.forget(id);
      this.changed(message, 'sent');
    }
  }

  /** Tries the failed again: one, when the citizen asks; all that had no answer, when the net is back. */
  retry(id?: string): Promise<void> {
    for (const { failed, ...message } of this.messages) {
      if (id ? message.id === id : failed === 'unreachable') {
        this.keep(message);
      }
    }
    return this.flush();
  }

  clear(): void {
    this.storage.write(Outbox.key, {});
  }

  flush(): Promise<void> {
    this.running ??= this.sendAll();
    return this.running;
  }

  private async sendAll(): Promise<void> {
    // Begins in a later tick, so that what it undoes at its end has been set.
    await null;
    try {
      for (let message = this.next; message; message = this.next) {
        const outcome = await this.send(message);
        if (outcome === 'sent') {
          this.confirm(message.id);
        } else if (this.stored[message.id]) {
          // Without a net those behind it would fail as well, and must not overtake it.
          const waiting = this.messages.filter(each => !each.failed);
          (outcome === 'later' ? waiting : [message]).forEach(each => this.fail(each, outcome === 'later' ? 'unreachable' : 'refused'));
        }
      }
    } finally {
      this.running = null;
    }
  }

  private get next(): Unsent | undefined {
    return this.messages.find(message => !message.failed);
  }

  private async send(message: Unsent): Promise<Outcome> {
    this.changed(message, 'sending');
    let outcome = await this.post(message);
    for (const pause of Outbox.pauses) {
      if (outcome !== 'later' || !this.stored[message.id]) {
        break;
      }
      await this.wait(pause);
      outcome = await this.post(message);
    }
    return outcome;
  }

  private fail(message: Unsent, failed: 'unreachable' | 'refused'): void {
    this.keep({ ...message, failed });
    this.changed(message, 'failed');
  }

  // Read afresh each time: another tab writes to the same place.
  private get stored(): Record<string, Unsent> {
    return this.storage.read<Record<string, Unsent>>(Outbox.key) ?? {};
  }

  private keep(message: Unsent): void {
    this.storage.write(Outbox.key, { ...this.stored, [message.id]: message });
  }

  private forget(id: string): void {
    const { [id]: _, ...rest } = this.stored;
    this.storage.write(Outbox.key, rest);
  }
}
