import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const outdir = 'node_modules/.tests';
const tests = readdirSync(`${here}test`).filter(name => name.endsWith('.test.ts'));

rmSync(here + outdir, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: tests.map(name => `test/${name}`),
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  target: 'node20',
  logLevel: 'warning',
});
const files = tests.map(name => `${outdir}/${name.replace(/\.ts$/, '.mjs')}`);
process.exitCode = spawnSync(process.execPath, ['--test', ...files], { cwd: here, stdio: 'inherit' }).status ?? 1;
