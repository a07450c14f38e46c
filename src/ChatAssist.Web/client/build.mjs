import { build } from 'esbuild';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

const { outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: [
    { in: 'src/chat.ts', out: 'chat' },
    { in: 'src/chat.css', out: 'chat' },
    { in: 'src/desk.css', out: 'desk' },
    { in: 'src/desk.ts', out: 'desk' },
    { in: 'src/embed.ts', out: 'embed' },
    { in: 'src/sheet.css', out: 'sheet' },
  ],
  outdir: '../wwwroot/client',
  bundle: true,
  format: 'iife',
  // An Android 8 phone that never updated its browser.
  target: ['es2020', 'chrome80', 'safari14', 'firefox78'],
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
});

for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  // Whole or not at all: a server may be reading it.
  writeFileSync(`${path}.new`, contents);
  renameSync(`${path}.new`, path);
}
