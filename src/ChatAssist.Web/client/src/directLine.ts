import type { Activity } from './activity';
import { Refusal, request } from './http';
import type { Storage } from './storage';
import type { Outcome, Unsent } from './outbox';

interface Token {
  conversationId: string;
  token: string;
  expires_in: number;
  resumeToken?: string;
  streamUrl?: string;
}

/** Activities in their order, and the place after them to ask from. */
export interface ActivityGroup {
  activities?: Activity[];
  watermark?: string;
}

/** Direct Line 3.0 over HTTP: one citizen's conversation, its token kept fresh. */
export class DirectLine {
  static readonly key = 'resume';
  private token: Token | null = null;
  private beginning: Promise<void> | null = null;
  private freshUntil = 0;
  streamUrl = '';
  watermark = '';

  constructor(
    private readonly tokenUrl: string,
    private readonly base: string,
    private readonly storage: Storage,
    public resumeToken: string | null,
  ) {}

  /** Safe to call often: the conversation is begun once. */
  begin(): Promise<void> {
    this.beginning ??= this.start().catch(error => {
      this.beginning = null;
      throw error;
    });
    return this.beginning;
  }

  async post(message: Unsent): Promise<Outcome> {
    try {
      await this.begin();
      await this.call('POST', '/activities', {
        type: 'message',
        text: message.text,
        textFormat: 'plain',
        locale: 'vi-VN',
        from: { id: 'citizen', role: 'user' },
        channelData: { clientActivityID: message.id, clientTimestamp: message.at },
      });
      return 'sent';
    } catch (error) {
      return error instanceof Refusal && error.status < 500 && error.status !== 429 ? 'refused' : 'later';
    }
  }

  async history(): Promise<ActivityGroup> {
    const group = await this.call<ActivityGroup>('GET', '/activities' + this.query);
    this.watermark = group.watermark || this.watermark;
    return group;
  }

  /** A stream's address is good for one use, soon: take it, or ask for another. */
  async takeStreamUrl(): Promise<string> {
    if (!this.streamUrl) {
      this.accept(await this.call<Token>('GET', this.query));
    }
    const url = this.streamUrl;
    this.streamUrl = '';
    return url;
  }

  private get query(): string {
    return this.watermark ? `?watermark=${encodeURIComponent(this.watermark)}` : '';
  }

  private async start(): Promise<void> {
    await this.renew();
    this.accept(await this.request<Token>('POST', `${this.base}/conversations`, {}));
  }

  private async renew(): Promise<void> {
    try {
      this.accept(await this.request<Token>('POST', this.tokenUrl, this.resumeToken ? { resumeToken: this.resumeToken } : {}));
    } catch (error) {
      if (!this.resumeToken || !(error instanceof Refusal) || error.status >= 500 || error.status === 429) {
        throw error;
      }
      this.keepResume(null);
      await this.renew();
    }
  }

  /** A call within the conversation; a token that has run out is renewed once. */
  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const send = () => this.request<T>(method, `${this.base}/conversations/${encodeURIComponent(this.token!.conversationId)}${path}`, body);
    await this.refresh();
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refusal) || (error.status !== 401 && error.status !== 403)) {
        throw error;
      }
      await this.renew();
      return send();
    }
  }

  private async refresh(): Promise<void> {
    if (Date.now() > this.freshUntil) {
      // Refused or unreachable, the call that follows finds out and deals with it.
      await this.request<Token>('POST', `${this.base}/tokens/refresh`).then(token => this.accept(token), () => {});
    }
  }

  private accept(token: Token): void {
    if (this.token && this.token.conversationId !== token.conversationId) {
      throw new Refusal(404, 0);
    }
    this.token = { ...token, token: token.token || this.token?.token || '' };
    this.freshUntil = Date.now() + (token.expires_in || 1800) * 500;
    this.streamUrl = token.streamUrl ?? this.streamUrl;
    if (token.resumeToken) {
      this.keepResume(token.resumeToken);
    }
  }

  private keepResume(resumeToken: string | null): void {
    this.resumeToken = resumeToken;
    this.storage.write(DirectLine.key, resumeToken);
  }

  private request<T>(method: string, url: string, body?: unknown): Promise<T> {
    return request<T>(method, url, url === this.tokenUrl ? '' : this.token?.token ?? '', body);
  }
}
