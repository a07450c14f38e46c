import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

await build({
  absWorkingDir: here,
  entryPoints: [
    { in: 'src/chat.ts', out: 'chat' },
    { in: 'src/chat.css', out: 'chat' },
    { in: 'src/embed.ts', out: 'embed' },
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
});
