// An echo bot on Microsoft's SDK, as its own samples are written: state in memory, nothing stored, replies posted to the
// activity's service address. What it does in a second is what our server is measured beside.
import http from "node:http";
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } from "botbuilder";

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, error) => console.error(error);
const state = new ConversationState(new MemoryStorage());
const counter = state.createProperty("turns");

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const turns = await counter.get(context, { count: 0 });
  turns.count++;
  await context.sendActivity(`${turns.count}: ${context.activity.text}`);
  await next();
});
bot.onDialog(async (context, next) => {
  await state.saveChanges(context);
  await next();
});

// The adapter wants Express's response; this is all of it that it uses.
const asExpress = (response) => Object.assign(response, {
  status(code) { response.statusCode = code; return response; },
  send(body) { response.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body)); return response; },
  header(name, value) { response.setHeader(name, value); return response; },
});

const server = http.createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  request.body = JSON.parse(Buffer.concat(parts).toString("utf8"));
  await adapter.process(request, asExpress(response), (context) => bot.run(context));
});
server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
