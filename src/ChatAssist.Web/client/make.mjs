// What `dotnet build` runs: installs the tools where they are missing or old, then builds. Two builds at once take turns.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const output = fileURLToPath(new URL('../wwwroot/client/', import.meta.url));
const lock = `${output}.lock`;

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`The web chat's client is built with Node 20 or newer; this is ${process.version}.`);
}

mkdirSync(output, { recursive: true });
await takeLock();
try {
  if (changed('package-lock.json') > changed('node_modules/.package-lock.json')) {
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  await import('./build.mjs');
} finally {
  rmSync(lock, { recursive: true, force: true });
}

async function takeLock() {
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      writeFileSync(`${lock}/pid`, String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
      if (tries > 10 && !holderLives()) {
        rmSync(lock, { recursive: true, force: true });
      }
      await wait(200);
    }
  }
}

/** Whether the process that took the lock is still there; a build that was killed leaves its lock behind. */
function holderLives() {
  try {
    return process.kill(Number(readFileSync(`${lock}/pid`, 'utf8')), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function changed(file) {
  return statSync(here + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function run(command, parameters) {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: here, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) {
    rmSync(lock, { recursive: true, force: true });
    fail(`${command} ${parameters[0]} failed in ${here}\n${stdout ?? ''}${stderr ?? ''}`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
