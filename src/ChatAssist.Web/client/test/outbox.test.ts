import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox, Outcome } from '../src/outbox';
import type { Storage } from '../src/storage';

class Server {
  readonly received: string[] = [];
  readonly storage = new MemoryStorage();
  readonly states: string[] = [];
  answers: Outcome[] = [];
  pauses = 0;

  outbox(): Outbox {
    return new Outbox(
      async message => {
        const outcome = this.answers.shift() ?? 'sent';
        if (outcome === 'sent') {
          this.received.push(message.text);
        }
        return outcome;
      },
      (message, state) => this.states.push(`${message.text} ${state}`),
      this.storage,
      async () => { this.pauses++; });
  }
}

class MemoryStorage implements Storage {
  private readonly values = new Map<string, string>();

  read<T>(key: string): T | null {
    return JSON.parse(this.values.get(key) ?? 'null') as T | null;
  }

  write(key: string, value: unknown): void {
    this.values.set(key, JSON.stringify(value));
  }
}

test('messages go out in order, each once', async () => {
  const server = new Server();
  const outbox = server.outbox();
  outbox.add('một', 'c1', '');
  outbox.add('hai', 'c2', '');
  await Promise.all([outbox.flush(), outbox.flush()]);
  assert.deepEqual(server.received, ['một', 'hai']);
  assert.deepEqual(outbox.messages, []);
});

test('a message added while another is under way goes out as well', async () => {
  const server = new Server();
  const outbox = server.outbox();
  outbox.add('một', 'c1', '');
  const flushing = outbox.flush();
  outbox.add('hai', 'c2', '');
  await Promise.all([flushing, outbox.flush()]);
  assert.deepEqual(server.received, ['một', 'hai']);
});

test('no answer is tried again after a pause', async () => {
  const server = new Server();
  server.answers = ['later', 'later'];
  const outbox = server.outbox();
  outbox.add('một', 'c1', '');
  await outbox.flush();
  assert.deepEqual(server.received, ['một']);
  assert.equal(server.pauses, 2);
});

test('without a net all that wait fail, keep their order, and go out when it is back', async () => {
  const server = new Server();
  server.answers = ['later', 'later', 'later', 'later'];
  const outbox = server.outbox();
  outbox.add('một', 'c1', '');
  outbox.add('hai', 'c2', '');
  await outbox.flush();
  assert.deepEqual(outbox.messages.map(message => message.failed), ['unreachable', 'unreachable']);
  await outbox.retry();
  assert.deepEqual(server.received, ['một', 'hai']);
});

test('what was refused waits for the citizen, and holds up nothing', async () => {
  const server = new Server();
  server.answers = ['refused'];
  const outbox = server.outbox();
  outbox.add('một', 'c1', '');
  outbox.add('hai', 'c2', '');
  await outbox.flush();
  await outbox.retry();
  assert.deepEqual(server.received, ['hai']);
  await outbox.retry('c1');
  assert.deepEqual(server.received, ['hai', 'một']);
  assert.ok(server.states.includes('một failed'));
});

test('the unsent outlive a reload, with the same id', async () => {
  const server = new Server();
  server.outbox().add('một', 'c1', '');
  const reloaded = server.outbox();
  assert.equal(reloaded.messages[0]?.id, 'c1');
  await reloaded.flush();
  assert.deepEqual(server.received, ['một']);
});

test('an echo is as good as an answer', async () => {
  const server = new Server();
  server.answers = ['later', 'later', 'later', 'later'];
  const outbox = server.outbox();
  outbox.add('một', 'c1', '');
  const flushing = outbox.flush();
  outbox.confirm('c1');
  await flushing;
  assert.deepEqual(outbox.messages, []);
  assert.ok(!server.states.includes('một failed'));
});
