import type { Composer } from './composer';
import { submit } from './http';
import type { Notices } from './notices';

/** A draft by the model above the field where one writes: read, changed and sent by the volunteer, or put away. */
export class ModelDraft {
  private readonly form = document.getElementById('ask-draft') as HTMLFormElement;
  private readonly button = document.getElementById('draft-button') as HTMLButtonElement;
  private readonly card = document.getElementById('draft')!;
  private readonly words = document.getElementById('draft-words')!;

  constructor(private readonly composer: Composer, private readonly notices: Notices) {
    this.button.hidden = false;
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      void this.ask();
    });
    this.card.addEventListener('click', event => {
      const button = (event.target as Element).closest<HTMLElement>('button');
      if (button?.classList.contains('use')) {
        this.composer.write(button.dataset.text!, button.dataset.sources, this.words.querySelector('.line-sources')?.textContent ?? '');
      }
      if (button) {
        this.show('');
      }
    });
    // What the citizen has just said makes the draft one for another question.
    addEventListener('citizen-spoke', () => this.show(''));
  }

  private async ask(): Promise<void> {
    if (this.button.getAttribute('aria-busy') === 'true') {
      return;
    }
    this.button.setAttribute('aria-busy', 'true');
    this.show(`<p class="note">${this.button.dataset.waiting}</p>`);
    try {
      this.show(await (await submit(this.form)).text());
    } catch (error) {
      this.show('');
      this.notices.tell(error);
    } finally {
      this.button.removeAttribute('aria-busy');
    }
  }

  private show(html: string): void {
    this.words.innerHTML = html;
    this.card.hidden = !html;
  }
}
