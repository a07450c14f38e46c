/** The field in which the citizen writes. */
export class Composer {
  private readonly field: HTMLTextAreaElement;

  constructor(form: HTMLFormElement, send: (text: string) => void, begun: () => void) {
    const field = this.field = form.querySelector('textarea')!;
    const submit = () => {
      const text = field.value.trim();
      if (text) {
        field.value = '';
        this.fit();
        send(text);
      }
      field.focus();
    };
    form.noValidate = true;
    form.addEventListener('submit', event => {
      event.preventDefault();
      submit();
    });
    field.addEventListener('keydown', event => {
      // Vietnamese input methods end a word with Enter: that Enter is theirs.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        submit();
      }
    });
    field.addEventListener('input', () => this.fit());
    field.addEventListener('focus', begun, { once: true });
    this.fit();
  }

  focus(): void {
    this.field.focus();
  }

  private fit(): void {
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}
