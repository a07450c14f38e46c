import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// Everything /chat loads beside its own HTML, which the server's tests weigh; embed.js is loaded by the host's page.
const page = ['client/chat.js', 'client/chat.css', 'icon.svg'];
const limit = 20 * 1024;

let total = 0;
for (const file of [...page, 'client/embed.js']) {
  const bytes = readFileSync(new URL(`../wwwroot/${file}`, import.meta.url));
  const gzip = gzipSync(bytes, { level: 9 }).length;
  total += page.includes(file) ? gzip : 0;
  console.log(`${file.padEnd(18)} ${String(bytes.length).padStart(7)} bytes ${String(gzip).padStart(6)} gzip`);
}
console.log(`/chat without HTML ${String(total).padStart(21)} gzip, of ${limit}`);
process.exitCode = total > limit ? 1 : 0;
