import { element } from '../dom';

interface Canned {
  key: string;
  text: string;
}

/** Canned replies by a slash at the head of the field: type on to narrow, arrows and Enter to choose. */
export class Slash {
  private readonly list = document.getElementById('slash')!;
  private readonly all: Canned[];
  private chosen = 0;

  constructor(private readonly field: HTMLTextAreaElement, private readonly use: (text: string) => void) {
    this.all = [...document.querySelectorAll<HTMLElement>('.canned-reply')].map(button => ({ key: button.dataset.key!, text: button.dataset.text! }));
    field.addEventListener('input', () => this.show());
    // Before the field's own keys: Enter chooses here.
    field.addEventListener('keydown', event => this.key(event));
    field.setAttribute('aria-controls', 'slash');
    field.setAttribute('aria-autocomplete', 'list');
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  private get found(): Canned[] {
    const typed = fold(this.field.value.slice(1));
    const byKey = this.all.filter(reply => fold(reply.key).startsWith(typed));
    return [...byKey, ...this.all.filter(reply => !byKey.includes(reply) && typed.length > 1 && fold(reply.text).includes(typed))];
  }

  private show(): void {
    const found = this.field.value.startsWith('/') && !this.field.value.includes('\n') ? this.found : [];
    this.list.hidden = found.length === 0;
    this.chosen = Math.min(this.chosen, Math.max(0, found.length - 1));
    this.list.replaceChildren(...found.map((reply, index) => {
      const option = element('li', { role: 'option', id: `slash-${index}`, 'aria-selected': String(index === this.chosen) }, element('kbd', {}, `/${reply.key}`), ` ${reply.text}`);
      option.onpointerdown = event => {
        event.preventDefault();
        this.take(reply);
      };
      return option;
    }));
    if (found.length) {
      this.field.setAttribute('aria-activedescendant', `slash-${this.chosen}`);
    } else {
      this.field.removeAttribute('aria-activedescendant');
    }
  }

  private key(event: KeyboardEvent): void {
    if (!this.isOpen) {
      return;
    }
    const found = this.found;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      this.chosen = (this.chosen + step + found.length) % found.length;
      this.show();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.take(found[this.chosen]!);
    } else if (event.key === 'Escape') {
      this.list.hidden = true;
    }
  }

  private take(reply: Canned): void {
    this.list.hidden = true;
    this.chosen = 0;
    this.use(reply.text);
  }
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd');
}
