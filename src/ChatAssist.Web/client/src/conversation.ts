import type { Activity } from './activity';
import type { Announcer } from './announcer';
import { Composer } from './composer';
import { ActivityGroup, DirectLine } from './directLine';
import { element } from './dom';
import { offerToScroll } from './newMessages';
import { Notices } from './notices';
import { Outbox, Sending, Unsent } from './outbox';
import { isAtEnd, keepingEnd, scrollTo } from './scrolling';
import type { Storage } from './storage';
import { Reach, Stream } from './stream';
import { Transcript } from './transcript';
import { wait } from './waiting';
import { words } from './words';

/** The chat as a whole: what the citizen does goes out, what the server says comes in. */
export class Conversation {
  private readonly welcome = document.getElementById('welcome')!;
  private readonly restartForm = document.getElementById('restart') as HTMLFormElement;
  private readonly notices = new Notices(document.getElementById('notices')!);
  private readonly transcript: Transcript;
  private readonly outbox: Outbox;
  private readonly composer: Composer;
  private line!: DirectLine;
  private stream: Stream | null = null;

  constructor(private readonly page: HTMLElement, private readonly storage: Storage, announcer: Announcer) {
    this.transcript = new Transcript(document.getElementById('log')!, announcer, id => void this.outbox.retry(id));
    this.outbox = new Outbox(message => this.line.post(message), (message, state) => this.sending(message, state), storage, wait);
    this.composer = new Composer(document.getElementById('composer') as HTMLFormElement, text => void this.send(text), () => this.begin());
    this.listenToPage();
    const kept = storage.read<string>(DirectLine.key);
    const shown = page.dataset.resume || null;
    if (kept && kept !== shown) {
      this.transcript.clear();
    }
    this.open(kept ?? shown);
  }

  focusField(): void {
    this.composer.focus();
  }

  /** Takes up the conversation that the token stands for; without one, a new one begins with the citizen's first touch. */
  private open(resumeToken: string | null): void {
    this.stream?.stop();
    this.stream = null;
    this.line = new DirectLine(this.page.dataset.token!, this.page.dataset.directLine!, this.storage, resumeToken);
    this.outbox.messages.forEach(message => this.transcript.showUnsent(message, message.failed ? 'failed' : 'sending'));
    this.arrange(!!resumeToken);
    if (resumeToken || this.outbox.messages.length) {
      this.begin(!!resumeToken);
      void this.outbox.retry();
    }
  }

  private begin(resumes = false): void {
    if (this.stream) {
      return;
    }
    const line = this.line;
    const stream = this.stream = new Stream(line, group => this.receive(group, true), reach => this.reached(reach), wait);
    void stream.run(async () => {
      await line.begin();
      if (resumes) {
        this.receive(await line.history(), false);
      }
      this.arrange();
    });
  }

  private send(text: string): HTMLElement {
    const id = 'c' + Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
    this.outbox.add(text, id, new Date().toISOString());
    const message = this.outbox.messages.find(message => message.id === id)!;
    const article = this.transcript.showUnsent(message, 'sending');
    this.notices.hide('restarted');
    this.arrange();
    scrollTo(article);
    this.begin();
    void this.outbox.flush();
    return article;
  }

  private sending(message: Unsent, state: Sending): void {
    keepingEnd(() => this.transcript.showUnsent(message, state));
    if (state === 'sent') {
      // Taken, but no echo: then what we listen on is dead, though it may not know yet.
      setTimeout(() => this.transcript.hasEcho(message.id) || this.stream?.reconnect(), 6_000);
    }
  }

  private receive({ activities = [] }: ActivityGroup, isNew: boolean): void {
    const wasAtEnd = isAtEnd();
    const shown = activities.map(activity => this.take(activity, isNew)).filter(article => article !== null);
    this.arrange();
    const [first, last] = [shown[0], shown[shown.length - 1]];
    if (!first || !last) {
      return;
    }
    if (!isNew || wasAtEnd) {
      scrollTo(isNew ? first : last, last);
    } else if (!last.matches('.from-citizen')) {
      offerToScroll(this.notices, first, last);
    }
  }

  private take(activity: Activity, isNew: boolean): HTMLElement | null {
    if (activity.type === 'message' && !activity.channelData?.chatAssist?.greeting) {
      const shown = this.transcript.show(activity, isNew);
      this.outbox.confirm(activity.channelData?.clientActivityID ?? '');
      return shown;
    }
    if (activity.type === 'typing' && isNew && activity.from?.role !== 'user') {
      keepingEnd(() => activity.channelData?.streamType === 'streaming'
        ? this.transcript.showGrowing(activity.text ?? '')
        : this.transcript.showTyping(activity.text));
    } else if (activity.type === 'event' && activity.name === 'handoff.status') {
      this.transcript.showEvent((activity.value as { message?: string } | undefined)?.message ?? '', activity.id, isNew);
    } else if (activity.type === 'endOfConversation') {
      this.transcript.showEvent(words.ended, activity.id, isNew);
    }
    return null;
  }

  private restart(): void {
    const left = this.line.resumeToken;
    this.outbox.clear();
    this.transcript.clear();
    this.storage.write(DirectLine.key, null);
    this.open(null);
    const back = element('button', { class: 'quiet', type: 'button' }, words.goBack);
    back.onclick = () => {
      this.notices.hide('restarted');
      this.storage.write(DirectLine.key, left);
      this.open(left);
    };
    this.notices.show('restarted', words.restarted + ' ', ...(left ? [back] : []));
    // The button that was pressed is gone; the field would open a phone's keyboard over the greeting.
    this.welcome.tabIndex = -1;
    this.welcome.focus();
    window.scrollTo(0, 0);
  }

  private reached(reach: Reach): void {
    if (reach === 'gone') {
      this.transcript.showEvent(words.startedAnew);
      this.storage.write(DirectLine.key, null);
      this.open(null);
    } else if (reach === 'reached') {
      if (this.notices.hide('offline')) {
        void this.outbox.retry();
      }
    } else {
      this.arrange();
      this.notices.show('offline', navigator.onLine ? words.unreachable : words.offline);
    }
  }

  private listenToPage(): void {
    // By click and not by submit: which button submitted is more than an old phone's browser tells.
    document.addEventListener('click', event => {
      const choice = (event.target as Element).closest<HTMLButtonElement>('.replies button');
      if (choice) {
        event.preventDefault();
        // The button is gone now: the keyboard goes on from the message that it became.
        this.send(choice.value).focus({ preventScroll: true });
      }
    });
    this.restartForm.addEventListener('submit', event => {
      event.preventDefault();
      this.restart();
    });
    addEventListener('offline', () => this.notices.show('offline', words.offline));
    addEventListener('online', () => {
      this.notices.hide('offline');
      this.stream?.reconnect();
      void this.outbox.retry();
    });
  }

  /** The first screen is there only while nothing has been said. */
  private arrange(expectsMore = false): void {
    const isEmpty = this.transcript.isEmpty;
    this.welcome.hidden = !isEmpty || expectsMore;
    this.restartForm.hidden = isEmpty;
  }
}
