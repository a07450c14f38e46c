import { Activity, Picture, Reply, repliesOf, Source, sourcesOf, speakerOf } from './activity';
import { Announcer } from './announcer';
import { element, link, markdown, plain } from './dom';
import type { Sending, Unsent } from './outbox';
import { words } from './words';

/** The conversation on the page. */
export class Transcript {
  private readonly typing = element('div', { class: 'typing' }, element('span', { class: 'unseen' }, words.typing), element('i'), element('i'), element('i'));
  private typingEnds = 0;
  private growing: HTMLElement | null = null;
  private day = words.today;

  constructor(
    private readonly log: HTMLElement,
    private readonly announcer: Announcer,
    private readonly sendAgain: (id: string) => void,
  ) {
    // The announcer says new answers once; the log itself would also read out the citizen's own words, chips and buttons.
    log.setAttribute('aria-live', 'off');
    // It scrolls by itself, so the keyboard must be able to reach it.
    log.tabIndex = 0;
  }

  get isEmpty(): boolean {
    return !this.log.querySelector('.message');
  }

  clear(): void {
    this.log.textContent = '';
    this.growing = null;
    this.day = words.today;
  }

  has(id: string): boolean {
    return !!this.find('id', id);
  }

  show(activity: Activity, announce: boolean): HTMLElement | null {
    const { id = '', text = '' } = activity;
    if (id && this.has(id)) {
      return null;
    }
    const speaker = speakerOf(activity);
    if (speaker === 'citizen') {
      return this.showCitizen(text, id, activity.channelData?.clientActivityID ?? '', activity.timestamp);
    }
    this.growing?.remove();
    this.growing = null;
    const sources = sourcesOf(activity);
    const replies = repliesOf(activity);
    const name = activity.channelData?.chatAssist?.volunteer;
    const article = this.article(speaker, name ? words.volunteer(name) : words.assistant, ...markdown(text, sources.length > 0));
    article.dataset.id = id;
    article.append(...picture(activity.channelData?.chatAssist?.picture), ...sheet(activity.channelData?.chatAssist?.sheet), ...sourceChips(sources), ...replyButtons(replies));
    this.add(article, activity.timestamp);
    if (announce) {
      this.announcer.say(article, replies.length);
    }
    return article;
  }

  showEvent(text: string, id = '', announce = true): void {
    if (text && !(id && this.has(id))) {
      // A person has taken the word: what was half said is not finished any more.
      this.growing?.remove();
      this.growing = null;
      this.add(element('p', { class: 'event', 'data-id': id }, text));
      if (announce) {
        this.announcer.sayText(text);
      }
    }
  }

  showUnsent({ id, text }: Unsent, state: Sending): HTMLElement {
    const article = this.find('client', id) ?? this.showCitizen(text, '', id);
    article.classList.toggle('waiting', state !== 'sent');
    article.querySelector('.state')?.remove();
    if (state === 'sending') {
      article.append(element('p', { class: 'state slow' }, words.sending));
    } else if (state === 'failed') {
      const again = element('button', { class: 'again', type: 'button' }, words.sendAgain);
      again.onclick = () => this.sendAgain(id);
      article.append(element('p', { class: 'state failed' }, words.failed + ' ', again));
      this.announcer.sayText(words.failed);
    }
    return article;
  }

  showTyping(text = ''): void {
    this.typing.firstElementChild!.textContent = text || words.typing;
    this.log.append(this.typing);
    clearTimeout(this.typingEnds);
    this.typingEnds = window.setTimeout(() => this.typing.remove(), 8_000);
  }

  /** An answer as far as it is there: the whole one takes its place, and only that is read out. */
  showGrowing(text: string): void {
    if (!this.growing) {
      this.growing = this.article('assistant', words.assistant);
      this.growing.classList.add('growing');
      this.add(this.growing);
    }
    const bubble = this.growing.querySelector('.bubble')!;
    bubble.textContent = '';
    bubble.append(...markdown(text, false));
    this.typing.remove();
  }

  /** Whether the server has been seen to hold the citizen's message. */
  hasEcho(clientId: string): boolean {
    return !!this.find('client', clientId)?.dataset.id;
  }

  private showCitizen(text: string, id: string, clientId: string, timestamp?: string): HTMLElement {
    const known = clientId ? this.find('client', clientId) : null;
    const article = known ?? this.article('citizen', words.citizen, plain(text));
    article.dataset.id = id;
    article.dataset.client = clientId;
    if (!known) {
      this.add(article, timestamp);
    }
    return article;
  }

  private article(speaker: string, who: string, ...content: Node[]): HTMLElement {
    return element('article', { class: `message from-${speaker}`, tabindex: '-1' },
      element('h2', { class: speaker === 'volunteer' ? 'who' : 'who unseen' }, who),
      element('div', { class: 'bubble' }, ...content));
  }

  private add(child: HTMLElement, timestamp?: string): void {
    this.typing.remove();
    this.log.querySelectorAll('.replies').forEach(replies => replies.remove());
    if (timestamp) {
      child.querySelector('.bubble')?.setAttribute('title', new Date(timestamp).toLocaleString('vi-VN'));
    }
    const day = dayOf(timestamp);
    const separator = day === this.day ? [] : [element('p', { class: 'event' }, day)];
    this.day = day;
    // What is still being sent comes after all that the server has.
    const waiting = child.dataset.client ? null : this.log.querySelector('.waiting');
    [...separator, child].forEach(each => this.log.insertBefore(each, waiting));
  }

  private find(key: 'id' | 'client', value: string): HTMLElement | null {
    return [...this.log.children].find((child): child is HTMLElement => child instanceof HTMLElement && child.dataset[key] === value) ?? null;
  }
}

function dayOf(timestamp?: string): string {
  const [now, then] = [new Date(), timestamp ? new Date(timestamp) : new Date()];
  const days = Math.round((now.setHours(0, 0, 0, 0) - new Date(then).setHours(0, 0, 0, 0)) / 86_400_000);
  return days <= 0 ? words.today : days === 1 ? words.yesterday : then.toLocaleDateString('vi-VN');
}

/** Only drawings of our own server: an address of elsewhere would tell others who reads. */
function picture(drawn?: Picture): Node[] {
  return drawn?.path.startsWith('/pictures/')
    ? [element('img', { class: 'picture', src: drawn.path, alt: drawn.alt, width: `${drawn.width}`, height: `${drawn.height}` })]
    : [];
}

function sheet(path?: string): Node[] {
  return path?.startsWith('/checklist/') ? [element('p', { class: 'sheet' }, link(path, {}, words.sheet), ' · ', link(path.replace(/^\/checklist\/([\d.]+).*$/, '/pictures/$1.svg'), {}, words.overview))] : [];
}

function sourceChips(sources: Source[]): Node[] {
  const chips = sources.map(({ name, note, quote, url }) => {
    const content = [element('span', { class: 'source-name' }, name), ' ', element('span', { class: 'source-note' }, note)];
    const attributes = { class: 'source', title: quote };
    return element('li', {}, url ? link(url, attributes, ...content) : element('span', attributes, ...content));
  });
  return chips.length ? [element('ul', { class: 'sources', 'aria-label': words.sources }, ...chips)] : [];
}

function replyButtons(replies: Reply[]): Node[] {
  const buttons = replies.map(({ title, detail, text, url }) => {
    const content = [element('span', { class: 'reply-text' }, title), ...(detail ? [' ', element('span', { class: 'reply-detail' }, detail)] : [])];
    return url ? link(url, { class: 'reply' }, ...content) : element('button', { name: 'text', value: text }, ...content);
  });
  return buttons.length ? [element('form', { class: 'replies' }, ...buttons)] : [];
}
