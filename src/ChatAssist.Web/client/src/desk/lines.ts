export interface Line {
  sequence: number;
  author: string;
  html: string;
}

/** The transcript: lines come from the server, written by it, each once and in their order. */
export class Lines {
  private readonly log = document.getElementById('lines')!;
  private readonly end = document.getElementById('latest')!;
  private isAtEnd = true;
  last: number;

  constructor(readonly main: HTMLElement) {
    this.last = Number(main.dataset.last);
    this.scrollToEnd();
    this.log.addEventListener('scroll', () => this.isAtEnd = this.distance < 80, { passive: true });
    // A phone's keyboard, a growing field, a turned screen: what was at the end stays there.
    new ResizeObserver(() => this.isAtEnd && this.scrollToEnd()).observe(this.log);
  }

  private get distance(): number {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
  }

  get conversationId(): string {
    return this.main.dataset.conversation!;
  }

  add({ sequence, html }: Line): void {
    if (sequence <= this.last) {
      return;
    }
    const wasAtEnd = this.isAtEnd;
    this.last = sequence;
    this.end.insertAdjacentHTML('beforebegin', html);
    if (wasAtEnd) {
      this.scrollToEnd();
    }
  }

  private scrollToEnd(): void {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
