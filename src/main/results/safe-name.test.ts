import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitName, safeName } from './safe-name.ts';

describe('safeName', () => {
  it.each([
    ['IMG_1.xmp', 'IMG_1.xmp'],
    ['Käthe & Jürgen 😀 100%.jpg', 'Käthe & Jürgen 😀 100%.jpg'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['..\\..\\x.xmp', '__.._x.xmp'],
    ['/etc/cron.d/x', '_etc_cron.d_x'],
    ['C:\\Windows\\x.dng', 'C__Windows_x.dng'],
    ['a\0b.xmp', 'a_b.xmp'],
    ['con', '_con'],
    ['NUL.xmp', '_NUL.xmp'],
    ['com1 .jpg', '_com1 .jpg'],
    ['lpt¹.dng', '_lpt¹.dng'],
    ['console.xmp', 'console.xmp'],
    ['.roundtrip', '_roundtrip'],
    ['trailing. . ', 'trailing'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['IMG\u202egpj.exe', 'IMG_gpj.exe'],
    ['a\ud800b', 'a\ufffdb'],
  ])('%j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe));

  it('keeps two long names apart, and their extension', () => {
    const [a, b] = ['a', 'b'].map((last) => safeName(`${'é'.repeat(150)}${last}.xmp`));
    expect(a).not.toBe(b);
    expect(a).toMatch(/~[0-9a-f]{8}\.xmp$/);
  });

  it('makes one plain name of anything, and leaves its own results as they are', () => {
    const hostile = fc.string({
      unit: fc.oneof(fc.constantFrom('.', '/', '\\', ':', '\0', ' ', 'con', '😀', '\ud83d'), fc.string()),
      maxLength: 150,
    });
    fc.assert(
      fc.property(hostile, (name) => {
        const safe = safeName(name);
        expect(safe).toMatch(/^[^/\\:\0.\s][^/\\:\0]*$/u);
        expect(safe).not.toMatch(/[. ]$/);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });
});

describe('fitName', () => {
  it('cuts the stem, never the suffix, and never through a character', () => {
    expect(fitName('IMG_1', ' (2).xmp')).toBe('IMG_1 (2).xmp');
    const fit = fitName('😀'.repeat(80), ' (2).xmp');
    expect(Buffer.byteLength(fit)).toBeLessThanOrEqual(255);
    expect(fit).toMatch(/^(😀)+ \(2\)\.xmp$/u);
  });
});
