import { readDraft, writeDraft } from './drafts';
import { submit } from './http';
import type { Notices } from './notices';
import { Slash } from './slash';
import { words } from './words';

/** Where a volunteer writes: nothing typed is ever lost, and the same words are never sent twice. */
export class Composer {
  private readonly form = document.getElementById('reply') as HTMLFormElement;
  private readonly field = document.getElementById('text') as HTMLTextAreaElement;
  private readonly once = this.form.elements.namedItem('once') as HTMLInputElement;
  private readonly sources = this.form.elements.namedItem('sources') as HTMLInputElement;
  private readonly withSources = document.getElementById('with-sources')!;
  private readonly key: string;
  private typedAt = 0;

  constructor(main: HTMLElement, private readonly notices: Notices) {
    this.key = main.dataset.conversation!;
    this.field.value ||= readDraft(this.key);
    new Slash(this.field, text => this.write(text));
    this.field.addEventListener('input', () => this.typed());
    this.field.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void this.send();
      }
    });
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      void this.send();
    });
    this.withSources.querySelector('button')!.onclick = () => this.attach('', '');
    this.grow();
    if (matchMedia('(min-width: 1100px)').matches) {
      this.field.focus();
    }
  }

  /** Words to begin with; what was typed already is kept before them. */
  write(text: string, sources = '', names = ''): void {
    const typed = this.field.value.startsWith('/') ? '' : this.field.value.trimEnd();
    this.field.value = typed ? `${typed}\n${text}` : text;
    this.attach(sources, names);
    this.typed();
    this.field.focus();
  }

  private attach(sources: string, names: string): void {
    this.sources.value = sources;
    this.withSources.hidden = !sources;
    this.withSources.firstElementChild!.textContent = words.withSources(names);
  }

  private typed(): void {
    writeDraft(this.key, this.field.value);
    this.grow();
    if (this.field.value && !this.field.value.startsWith('/') && Date.now() - this.typedAt > 4_000) {
      this.typedAt = Date.now();
      const token = (this.form.elements.namedItem('__RequestVerificationToken') as HTMLInputElement).value;
      void fetch(this.form.action.replace(/messages$/, 'typing'), { method: 'POST', headers: { RequestVerificationToken: token, Accept: 'application/json' } }).catch(() => undefined);
    }
  }

  private async send(): Promise<void> {
    if (!this.field.value.trim() || this.form.dataset.sending) {
      return;
    }
    this.form.dataset.sending = 'true';
    try {
      await submit(this.form);
      this.field.value = '';
      this.once.value = crypto.getRandomValues(new Uint32Array(4)).join('-');
      this.attach('', '');
      writeDraft(this.key, '');
      this.grow();
      ['refused', 'signed-out', 'unreachable'].forEach(kind => this.notices.hide(kind));
    } catch (error) {
      this.notices.tell(error);
    } finally {
      delete this.form.dataset.sending;
    }
    this.field.focus();
  }

  private grow(): void {
    this.field.rows = Math.min(8, Math.max(2, this.field.value.split('\n').length, Math.ceil(this.field.value.length / 60)));
  }
}
