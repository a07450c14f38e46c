import type { Composer } from './composer';
import { fetchPart, submit } from './http';
import type { Notices } from './notices';

/** The column of help: what the assistant would say, guide search, canned replies, private notes, a number to call. */
export class Guides {
  private readonly form = document.getElementById('guides') as HTMLFormElement;
  private readonly query = document.getElementById('guide-query') as HTMLInputElement;
  private isTyped = false;
  private readonly place = document.getElementById('suggestions')!;

  constructor(main: HTMLElement, private readonly composer: Composer | null, private readonly notices: Notices) {
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      void this.find();
    });
    this.place.addEventListener('click', event => this.use(event));
    document.getElementById('canned')!.addEventListener('click', event => {
      const reply = (event.target as Element).closest<HTMLElement>('.canned-reply');
      if (reply) {
        this.composer?.write(reply.dataset.text!);
      }
    });
    this.keep('note', form => form.reset());
    this.keep('number', async (_, response) => {
      const { number } = await response.json();
      document.getElementById('number-shown')!.textContent = number;
    });
    this.query.addEventListener('input', () => this.isTyped = true);
    addEventListener('citizen-spoke', () => this.hear());
    if (main.dataset.mine === 'true' || this.query.value) {
      void this.find();
    }
  }

  /** What the citizen has just asked is looked up, unless the volunteer looks for something else. */
  private hear(): void {
    const said = [...document.querySelectorAll('.from-citizen .line-text')].pop()?.textContent?.trim() ?? '';
    if (!this.isTyped && said.length > 10) {
      this.query.value = said.slice(0, 500);
      void this.find();
    }
  }

  private async find(): Promise<void> {
    try {
      this.place.innerHTML = await fetchPart(`/desk/suggestions?q=${encodeURIComponent(this.query.value)}&code=${encodeURIComponent(this.place.dataset.code ?? '')}`);
      if (!this.composer) {
        this.place.querySelectorAll<HTMLButtonElement>('.use').forEach(button => button.hidden = true);
      }
    } catch (error) {
      this.notices.tell(error);
    }
  }

  private use(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('.use');
    if (button) {
      const names = button.parentElement!.querySelector('.line-sources')?.textContent ?? '';
      this.composer?.write(button.dataset.text!, button.dataset.sources, names);
      location.hash = '';
    }
  }

  /** Sends a form of the column without leaving the page. */
  private keep(id: string, done: (form: HTMLFormElement, response: Response) => void): void {
    const form = document.getElementById(id) as HTMLFormElement | null;
    form?.addEventListener('submit', event => {
      event.preventDefault();
      submit(form).then(response => done(form, response), error => this.notices.tell(error));
    });
  }
}
