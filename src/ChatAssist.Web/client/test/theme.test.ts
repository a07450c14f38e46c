import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolesOf } from '../src/theme';

test('our own accent stays as it is on a light page', () => {
  const roles = rolesOf('#0B6B61');
  assert.equal(roles?.['--accent'], '#0b6b61');
  assert.equal(roles?.['--accent-ink-light'], '#0b6b61');
  assert.equal(roles?.['--on-accent'], '#ffffff');
});

test('a pale accent carries dark words and is darkened where it is itself read', () => {
  const roles = rolesOf('FFD54F');
  assert.equal(roles?.['--on-accent'], '#1d2422');
  assert.notEqual(roles?.['--accent-ink-light'], '#ffd54f');
});

test('what is no colour is left alone', () => {
  for (const accent of ['', 'red', '#12', 'url(x)', '#0b6b61;color:red']) {
    assert.equal(rolesOf(accent), null);
  }
});
