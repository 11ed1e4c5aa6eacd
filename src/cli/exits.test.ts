import { expect, test } from 'vitest';
import type { Fault } from '#contract/faults.ts';
import { exits, nothingSent, Wrong } from './exits.ts';

const ended = (fault: Fault): Wrong => {
  try {
    nothingSent({ ok: false, fault });
  } catch (error) {
    if (error instanceof Wrong) return error;
  }
  throw new Error('It did not end.');
};

test('what a project waits for ends a command: nothing is promised, and the reason is told', () => {
  const words = (message: string): string => ended({ code: 'offline', message }).message;
  expect(words('No connection to Imagen. Roundtrip goes on by itself when it is back.')).toBe(
    'No connection to Imagen. Try again later. Nothing was sent.',
  );
  expect(words('This network’s proxy gives no way to Imagen (403). Roundtrip tries again by itself.')).toBe(
    'This network’s proxy gives no way to Imagen (403). Try again later. Nothing was sent.',
  );
  const slow = ended({
    code: 'rate-limited',
    message: 'Imagen asks Roundtrip to slow down. It goes on by itself.',
  });
  expect(slow.message).toBe('Imagen asks Roundtrip to slow down. Try again later. Nothing was sent.');
  expect(slow.exit).toBe(exits.stopped);
});

test('what a person mends is told as it is', () => {
  const fault: Fault = { code: 'profile-unfit', message: 'This profile is for JPEGs.' };
  expect(ended(fault)).toMatchObject({
    message: 'This profile is for JPEGs. Nothing was sent.',
    exit: exits.wrongUse,
  });
});

test('a key that is refused is looked for where the terminal has it', () => {
  const fault: Fault = {
    code: 'key-rejected',
    message: 'Imagen did not accept the API key. Check it in Settings.',
  };
  expect(ended(fault).message).toBe(
    'Imagen did not accept the API key. Check IMAGEN_API_KEY. Nothing was sent.',
  );
});
