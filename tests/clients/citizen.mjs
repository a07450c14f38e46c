import { RememberedWebSocket } from './browser.mjs';
import directLineJs from 'botframework-directlinejs';

export const { DirectLine, ConnectionStatus } = directLineJs;
export const server = (process.env.CHATASSIST_URL ?? '').replace(/\/$/, '');
export const domain = `${server}/v3/directline`;

// The real client opens a cut line anew after 3 to 15 seconds, by chance.
const PATIENCE = 45_000;

export const sequenceOf = activity => activity.channelData['webchat:sequence-id'];

export async function newToken(body = {}) {
  const answer = await fetch(`${server}/webchat/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.status !== 200) {
    throw new Error(`/webchat/token answered ${answer.status}`);
  }
  return answer.json();
}

/** Someone at a browser: the real client, and all that it has been shown. */
export class Citizen {
  shown = [];
  statuses = [];

  constructor(options) {
    // No waiting of up to 15 s before a closed stream is opened anew: the least is 3 s.
    this.client = new DirectLine({ domain, random: () => 0, pollingInterval: 200, timeout: 5_000, ...options });
    this.statusSubscription = this.client.connectionStatus$.subscribe(status => this.statuses.push(status));
    this.subscription = this.client.activity$.subscribe(activity => this.shown.push(activity), error => (this.error = error));
  }

  static async arrive(options = {}) {
    const citizen = new Citizen({ token: (await newToken()).token, ...options });
    await citizen.until(() => citizen.isOnline, 'online');
    return citizen;
  }

  get isOnline() {
    return this.statuses.at(-1) === ConnectionStatus.Online;
  }

  /** In the conversation's order, as Web Chat sorts them: the client hands two frames that come at once on in turns. */
  get messages() {
    return this.shown.filter(activity => activity.type === 'message').sort((one, other) => sequenceOf(one) - sequenceOf(other));
  }

  answersTo(id) {
    return this.messages.filter(activity => activity.from.role === 'bot' && activity.replyToId === id);
  }

  /** Answered, and what was said is shown, too. */
  isAnswered(id) {
    return this.answersTo(id).length > 0 && this.messages.some(activity => activity.id === id);
  }

  /** Resolves with the id, or "retry". */
  say(text, more = {}) {
    const activity = { type: 'message', text, from: { id: 'me', role: 'user' }, locale: 'vi-VN', ...more };
    return new Promise((resolve, reject) => this.client.postActivity(activity).subscribe(resolve, reject));
  }

  async until(condition, what) {
    const end = Date.now() + PATIENCE;
    while (!condition()) {
      if (Date.now() > end) {
        throw new Error(`Waited in vain: ${what}. Shown: ${JSON.stringify(this.shown)}; statuses: ${this.statuses}`);
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  async ask(text) {
    const id = await this.say(text, { channelData: { clientActivityID: crypto.randomUUID() } });
    await this.until(() => this.isAnswered(id), `an answer to "${text}"`);
    return id;
  }

  cutTheLine() {
    RememberedWebSocket.opened.at(-1).terminate();
  }

  leave() {
    this.subscription.unsubscribe();
    this.statusSubscription.unsubscribe();
    this.client.end();
  }
}
