// Drives the real botframework-directlinejs against the server at CHATASSIST_URL.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { XMLHttpRequest, RememberedWebSocket } from './browser.mjs';
import { Citizen, ConnectionStatus, domain, newToken, sequenceOf, server } from './citizen.mjs';

assert.ok(server, 'Set CHATASSIST_URL to the address of a running server.');

// The client's refresh timer of 15 minutes would keep the process alive.
after(() => setTimeout(() => process.exit(), 100));

const ids = citizen => citizen.messages.map(activity => activity.id);

test('a new citizen is greeted once, asks, sees the echo and then the answer', async () => {
  const citizen = await Citizen.arrive();
  const clientActivityID = crypto.randomUUID();
  const id = await citizen.say('Đăng ký tạm trú cần giấy tờ gì?', { channelData: { clientActivityID, mine: { kept: [1, 'hai'] } } });
  await citizen.until(() => citizen.isAnswered(id), 'an answer');

  const [greeting, echo, answer] = citizen.messages;
  assert.equal(greeting.channelData.chatAssist.greeting, true);
  assert.equal(echo.id, id);
  assert.equal(echo.text, 'Đăng ký tạm trú cần giấy tờ gì?');
  assert.equal(echo.channelData.clientActivityID, clientActivityID);
  assert.deepEqual(echo.channelData.mine, { kept: [1, 'hai'] });
  assert.match(echo.from.id, /^dl_/);
  assert.equal(answer.from.role, 'bot');
  assert.equal(answer.textFormat, 'markdown');
  assert.match(answer.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(citizen.messages.map(sequenceOf), [1, 2, 3]);
  assert.equal(citizen.messages.filter(activity => activity.channelData.chatAssist?.greeting).length, 1);
  citizen.leave();
});

test('the token is refreshed and the new one works', async () => {
  const citizen = await Citizen.arrive();
  const before = citizen.client.token;
  await new Promise(resolve => setTimeout(resolve, 1_100));
  await new Promise((resolve, reject) => citizen.client.refreshToken().subscribe(token => resolve((citizen.client.token = token)), reject));
  assert.notEqual(citizen.client.token, before);
  await citizen.ask('cảm ơn');
  citizen.leave();
});

test('a cut line is opened anew, three times, and nothing is shown twice or left out', async () => {
  const citizen = await Citizen.arrive();
  await citizen.ask('câu hỏi 0');
  for (let cut = 1; cut <= 3; cut++) {
    const opened = RememberedWebSocket.opened.length;
    citizen.cutTheLine();
    // Said while the line is down: the answer has to come with the replay.
    const id = await citizen.say(`câu hỏi ${cut}`, { channelData: { clientActivityID: crypto.randomUUID() } });
    await citizen.until(() => citizen.isAnswered(id), `the answer after cut ${cut}`);
    assert.ok(RememberedWebSocket.opened.length > opened);
    assert.match(citizen.client.token, /^ey/);
  }
  assert.equal(new Set(ids(citizen)).size, ids(citizen).length);
  assert.deepEqual(citizen.messages.map(sequenceOf), citizen.messages.map((_, index) => index + 1));
  citizen.leave();
});

test('polling shows the same, and typing only goes over the stream', async () => {
  const citizen = await Citizen.arrive({ webSocket: false });
  await citizen.ask('câu hỏi 1');
  await citizen.ask('câu hỏi 2');
  assert.deepEqual(citizen.messages.map(sequenceOf), citizen.messages.map((_, index) => index + 1));
  assert.equal(citizen.shown.filter(activity => activity.type === 'typing').length, 0);
  citizen.leave();
});

test('a second tab on the same conversation sees everything from the beginning and what comes', async () => {
  const token = await newToken();
  const first = new Citizen({ token: token.token });
  await first.until(() => first.isOnline, 'online');
  await first.ask('câu hỏi 1');
  const second = new Citizen({ token: token.token, conversationId: token.conversationId });
  await second.until(() => ids(second).length === ids(first).length, 'the replay');
  await second.ask('câu hỏi 2');
  await first.until(() => ids(first).length === ids(second).length, 'the other tab’s question');
  assert.deepEqual(ids(first), ids(second));
  first.leave();
  second.leave();
});

test('a citizen comes back by the resume token to the same conversation', async () => {
  const before = await newToken();
  const first = new Citizen({ token: before.token });
  await first.until(() => first.isOnline, 'online');
  await first.ask('câu hỏi 1');
  first.leave();
  const again = await newToken({ resumeToken: before.resumeToken });
  assert.equal(again.conversationId, before.conversationId);
  const second = new Citizen({ token: again.token });
  await second.until(() => ids(second).length === ids(first).length, 'the history');
  second.leave();
  assert.notEqual((await newToken({ resumeToken: 'made.up.token' })).conversationId, before.conversationId);
});

test('an upload with two files of one name is answered kindly', async () => {
  const citizen = await Citizen.arrive();
  const contentUrl = `data:image/png;base64,${Buffer.from('not really a picture').toString('base64')}`;
  const attachments = [{ contentType: 'image/png', name: 'cccd.png', contentUrl }, { contentType: 'image/png', name: 'cccd.png', contentUrl }];
  const id = await citizen.say('ảnh đây ạ', { attachments, channelData: { clientActivityID: crypto.randomUUID() } });
  await citizen.until(() => citizen.isAnswered(id), 'an answer to the upload');
  assert.equal(citizen.answersTo(id)[0].channelData.chatAssist.status, 'BlockedAttachment');
  const echo = citizen.messages.find(activity => activity.id === id);
  assert.ok(!JSON.stringify(echo).includes('cccd.png'));
  citizen.leave();
});

test('403: a made-up token does not connect, and one that goes bad is noticed', async () => {
  const stranger = new Citizen({ token: 'made.up.token' });
  await stranger.until(() => stranger.statuses.at(-1) === ConnectionStatus.FailedToConnect, 'failed to connect');
  stranger.leave();

  const citizen = await Citizen.arrive();
  citizen.client.token = citizen.client.token.slice(0, -4) + 'AAAA';
  assert.equal(await citizen.say('có ai không'), 'retry');
  assert.ok(citizen.statuses.includes(ConnectionStatus.ExpiredToken));
  citizen.leave();
});

test('403: another person’s conversation stays shut', async () => {
  const [mine, other] = [await newToken(), await Citizen.arrive()];
  const thief = new Citizen({ token: mine.token, conversationId: other.client.conversationId });
  await thief.until(() => thief.statuses.at(-1) === ConnectionStatus.FailedToConnect, 'failed to connect');
  assert.equal(thief.shown.length, 0);
  thief.leave();
  other.leave();
});

test('404: a conversation that never began', async () => {
  const token = await newToken();
  const citizen = new Citizen({ token: token.token, conversationId: token.conversationId });
  await citizen.until(() => citizen.statuses.at(-1) === ConnectionStatus.FailedToConnect, 'failed to connect');
  citizen.leave();
});

test('429: a flood is slowed down, what is sent again arrives once', async () => {
  const citizen = await Citizen.arrive();
  const from = XMLHttpRequest.answers.length;
  const sent = await Promise.all(Array.from({ length: 24 }, (_, index) => insist(citizen, index)));
  assert.ok(XMLHttpRequest.answers.slice(from).some(answer => answer.status === 429), 'no 429 was seen');
  assert.equal(new Set(sent).size, 24);
  await citizen.until(() => sent.every(id => citizen.isAnswered(id)), 'all answers');
  assert.equal(citizen.messages.filter(activity => activity.from.role === 'user').length, 24);
  citizen.leave();
});

/** What a chat does with "retry": the same activity once more. */
async function insist(citizen, index) {
  while (true) {
    const id = await citizen.say(`tin ${index}`, { channelData: { clientActivityID: `n${index}` } });
    if (id !== 'retry') {
      return id;
    }
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
}

test('a wrong call is refused in Direct Line’s form', async () => {
  const answer = await fetch(`${domain}/conversations`, { method: 'POST' });
  assert.equal(answer.status, 401);
  assert.equal(typeof (await answer.json()).error.code, 'string');
});
