// What another language may say: English's own keys and no others. That none is missing, words.test.ts sees; until it
// does, English stands in.
import type { en } from './en.ts';

type Said<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? { readonly [K in keyof T]: Said<T[K]> }
    : { readonly [K in keyof T]?: Said<T[K]> };

/** The words of one part of the window in another language. */
export type In<P extends keyof typeof en> = Said<(typeof en)[P]>;
