import assert from 'node:assert/strict';
import { test, TestContext } from 'node:test';
import { DirectLine } from '../src/directLine';
import type { Storage } from '../src/storage';
import { Stream } from '../src/stream';

type Answer = { status?: number; body?: unknown; retryAfter?: number } | 'unreachable';

/** A Direct Line server behind a fake fetch and WebSocket; it answers as told, else as it should. */
class Server {
  readonly calls: string[] = [];
  readonly tokens: string[] = [];
  readonly sockets: Socket[] = [];
  readonly waits: number[] = [];
  readonly heard: string[] = [];
  readonly reaches: string[] = [];
  readonly kept = new Map<string, unknown>();
  readonly answers = new Map<string, Answer[]>();
  blocksSockets = false;
  private issued = 0;
  private stream: Stream | null = null;

  constructor(context: TestContext) {
    const server = this;
    Object.assign(globalThis, {
      document: { hidden: false },
      fetch: (url: string, init: RequestInit) => server.answer(`${init.method} ${url}`, init),
      WebSocket: class extends Socket {
        constructor(url: string) {
          super(url);
          server.sockets.push(this);
          setImmediate(() => server.blocksSockets ? this.close() : this.onopen());
        }
      },
    });
    Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
    context.after(() => this.stream?.stop());
  }

  get storage(): Storage {
    return { read: key => (this.kept.get(key) ?? null) as never, write: (key, value) => void this.kept.set(key, value) };
  }

  start(resumeToken: string | null = null): DirectLine {
    const line = new DirectLine('/token', '/dl', this.storage, resumeToken);
    this.stream = new Stream(
      line,
      group => this.heard.push(...(group.activities ?? []).map(activity => activity.text ?? '')),
      reach => this.reaches.at(-1) === reach || this.reaches.push(reach),
      milliseconds => {
        this.waits.push(milliseconds);
        return new Promise(resolve => setImmediate(resolve));
      });
    void this.stream.run(() => line.begin());
    return line;
  }

  count(call: string): number {
    return this.calls.filter(each => each === call).length;
  }

  private async answer(call: string, init: RequestInit): Promise<Response> {
    this.calls.push(call);
    this.tokens.push((init.headers as Record<string, string>).Authorization ?? '');
    await new Promise(resolve => setImmediate(resolve));
    const told = this.answers.get(call)?.shift();
    if (told === 'unreachable') {
      throw new TypeError('Failed to fetch');
    }
    const { status = 200, body = this.usual(call), retryAfter } = told ?? {};
    return new Response(JSON.stringify(body), { status, headers: retryAfter ? { 'Retry-After': String(retryAfter) } : {} });
  }

  private usual(call: string): unknown {
    const token = { conversationId: 'c1', token: `t${++this.issued}`, expires_in: 1800 };
    return call === 'POST /token' ? { ...token, resumeToken: 'r1' }
      : call.includes('/activities') ? { activities: [], watermark: '9' }
      : { ...token, streamUrl: `wss://x/${this.issued}` };
  }
}

class Socket {
  isClosed = false;
  onopen = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onclose = () => {};

  constructor(readonly url: string) {}

  send(): void {}

  say(text: string, watermark: string): void {
    this.onmessage({ data: JSON.stringify({ activities: [{ type: 'message', text }], watermark }) });
  }

  close(): void {
    if (!this.isClosed) {
      this.isClosed = true;
      setImmediate(() => this.onclose());
    }
  }
}

async function until(settled: () => boolean): Promise<void> {
  for (let turn = 0; !settled(); turn++) {
    assert.ok(turn < 2_000, 'did not settle');
    await new Promise(resolve => setImmediate(resolve));
  }
}

test('begins a conversation, keeps its resume token, hears the socket', async context => {
  const server = new Server(context);
  server.start();
  await until(() => server.sockets.length === 1);
  server.sockets[0]!.say('chào', '1');
  server.sockets[0]!.onmessage({ data: '' });
  assert.deepEqual(server.calls, ['POST /token', 'POST /dl/conversations']);
  assert.deepEqual(server.heard, ['chào']);
  assert.equal(server.kept.get('resume'), 'r1');
});

test('a closed socket is opened anew after the watermark, with the new token', async context => {
  const server = new Server(context);
  const line = server.start();
  await until(() => server.sockets.length === 1);
  server.sockets[0]!.say('một', '5');
  server.sockets[0]!.close();
  await until(() => server.sockets.length === 2);
  assert.equal(server.calls.at(-1), 'GET /dl/conversations/c1?watermark=5');
  assert.equal(await line.post({ id: 'c1', text: 'hai', at: '' }), 'sent');
  assert.equal(server.tokens.at(-1), 'Bearer t3');
});

test('where sockets are blocked it asks', async context => {
  const server = new Server(context);
  server.blocksSockets = true;
  server.answers.set('GET /dl/conversations/c1/activities', [{ body: { activities: [{ type: 'message', text: 'chào' }], watermark: '1' } }]);
  server.start();
  await until(() => server.count('GET /dl/conversations/c1/activities?watermark=1') === 1);
  assert.deepEqual(server.heard, ['chào']);
  assert.equal(server.sockets.length, 2);
});

test('an unreachable server is tried again at growing pauses, and told of from the second time', async context => {
  const server = new Server(context);
  server.answers.set('POST /token', ['unreachable', 'unreachable', 'unreachable', { status: 503 }]);
  server.start();
  await until(() => server.sockets.length === 1);
  await until(() => server.reaches.length === 2);
  assert.deepEqual(server.reaches, ['unreachable', 'reached']);
  assert.equal(server.waits.length, 4);
  assert.ok(server.waits[3]! > server.waits[0]! * 3);
});

test('one hiccup is not told of', async context => {
  const server = new Server(context);
  server.answers.set('POST /token', ['unreachable']);
  server.start();
  await until(() => server.sockets.length === 1);
  assert.deepEqual(server.reaches, ['reached']);
});

test('the server says how long to wait', async context => {
  const server = new Server(context);
  server.answers.set('POST /token', [{ status: 429, retryAfter: 40 }]);
  server.start();
  await until(() => server.sockets.length === 1);
  assert.deepEqual(server.waits, [40_000]);
});

test('a token that ran out is renewed by the resume token, once, and the message goes out', async context => {
  const server = new Server(context);
  const line = server.start();
  await until(() => server.sockets.length === 1);
  server.answers.set('POST /dl/conversations/c1/activities', [{ status: 403 }]);
  assert.equal(await line.post({ id: 'c1', text: 'hai', at: '' }), 'sent');
  assert.equal(server.count('POST /token'), 2);
  server.answers.set('POST /dl/conversations/c1/activities', [{ status: 403 }, { status: 403 }]);
  assert.equal(await line.post({ id: 'c2', text: 'ba', at: '' }), 'refused');
});

test('what the server cannot take now is for later, what it will not take is refused', async context => {
  const server = new Server(context);
  const line = server.start();
  const outcomes = [];
  server.answers.set('POST /dl/conversations/c1/activities', ['unreachable', { status: 502 }, { status: 429 }, { status: 413 }]);
  for (let number = 0; number < 4; number++) {
    outcomes.push(await line.post({ id: 'c1', text: 'x', at: '' }));
  }
  assert.deepEqual(outcomes, ['later', 'later', 'later', 'refused']);
});

test('a forgotten resume token gives way to a new conversation', async context => {
  const server = new Server(context);
  server.answers.set('POST /token', [{ status: 404 }]);
  server.start('old');
  await until(() => server.sockets.length === 1);
  assert.equal(server.kept.get('resume'), 'r1');
});

test('a conversation that is gone is told of, and left', async context => {
  const server = new Server(context);
  server.answers.set('GET /dl/conversations/c1', [{ status: 404 }]);
  server.start();
  await until(() => server.sockets.length === 1);
  server.sockets[0]!.close();
  await until(() => server.reaches.at(-1) === 'gone');
  const calls = server.calls.length;
  await new Promise(resolve => setTimeout(resolve, 20));
  assert.equal(server.calls.length, calls);
});
