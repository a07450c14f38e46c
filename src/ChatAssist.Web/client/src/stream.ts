import type { ActivityGroup, DirectLine } from './directLine';
import { Refusal } from './http';

/** `gone`: the server knows no such conversation any more. */
export type Reach = 'reached' | 'unreachable' | 'gone';

/** Brings the server's activities for as long as the page lives: by socket, and by asking where sockets are blocked. */
export class Stream {
  private static readonly longestPause = 30_000;
  private socket: WebSocket | null = null;
  private failures = 0;
  private socketFailures = 0;
  private lastNews = Date.now();
  private socketAgainAt = 0;
  private isStopped = false;

  constructor(
    private readonly line: DirectLine,
    private readonly received: (group: ActivityGroup) => void,
    private readonly reach: (reach: Reach) => void,
    private readonly wait: (milliseconds: number) => Promise<void>,
  ) {}

  stop(): void {
    this.isStopped = true;
    this.socket?.close();
  }

  /** Doubts the socket: a phone that changed its network can keep a dead one open for minutes. */
  reconnect(): void {
    this.lastNews = Date.now();
    this.socket?.close();
  }

  async run(begin: () => Promise<void>): Promise<void> {
    let hasBegun = false;
    while (!this.isStopped) {
      try {
        if (!hasBegun) {
          await begin();
          hasBegun = true;
          this.succeed();
        }
        await (Date.now() < this.socketAgainAt ? this.poll() : this.listen());
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) {
          this.stop();
          this.reach('gone');
        } else if (!this.isStopped) {
          await this.pause(error);
        }
      }
    }
  }

  private async listen(): Promise<void> {
    const url = await this.line.takeStreamUrl();
    if (this.isStopped) {
      return;
    }
    const opened = url ? await this.connect(url) : false;
    this.socketFailures = opened ? 0 : this.socketFailures + 1;
    if (this.socketFailures >= 2) {
      this.socketAgainAt = Date.now() + 60_000;
    } else if (!this.isStopped) {
      await this.wait(opened ? 500 + Math.random() * 1_000 : 1_000);
    }
  }

  /** Resolves when the socket has closed, with whether it had ever opened. */
  private connect(url: string): Promise<boolean> {
    return new Promise(resolve => {
      let opened = false;
      const socket = this.socket = new WebSocket(url);
      // Some proxies swallow the handshake and answer nothing.
      const opening = setTimeout(() => socket.close(), 10_000);
      const pulse = setInterval(() => opened && socket.send(''), 20_000);
      socket.onopen = () => {
        opened = true;
        clearTimeout(opening);
        this.succeed();
      };
      socket.onmessage = ({ data }) => this.read(data);
      socket.onclose = () => {
        clearTimeout(opening);
        clearInterval(pulse);
        this.socket = null;
        resolve(opened);
      };
    });
  }

  private read(data: unknown): void {
    // An empty frame only says that the line is open.
    if (typeof data === 'string' && data) {
      const group: ActivityGroup = JSON.parse(data);
      this.line.watermark = group.watermark || this.line.watermark;
      this.take(group);
    }
  }

  private async poll(): Promise<void> {
    const group = await this.line.history();
    if (this.isStopped) {
      return;
    }
    this.succeed();
    this.take(group);
    const quiet = Date.now() - this.lastNews;
    await this.wait(document.hidden ? 20_000 : quiet < 60_000 ? 2_000 : 8_000);
  }

  private take(group: ActivityGroup): void {
    if (group.activities?.length && !this.isStopped) {
      this.lastNews = Date.now();
      this.received(group);
    }
  }

  private succeed(): void {
    this.failures = 0;
    if (!this.isStopped) {
      this.reach('reached');
    }
  }

  private async pause(error: unknown): Promise<void> {
    // One failure is a hiccup that nobody needs to hear of.
    if (this.failures || !navigator.onLine) {
      this.reach('unreachable');
    }
    const backOff = Math.min(1_000 * 2 ** this.failures++, Stream.longestPause);
    const asked = error instanceof Refusal ? error.retryAfter * 1_000 : 0;
    await this.wait(Math.max(asked, backOff * (0.7 + Math.random() * 0.6)));
  }
}
