// Sets up i18next with all text, and gives screens their two tools: `t` for words, `format` for numbers.
import i18next, { type TFunction } from 'i18next';
import { useEffect } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Settings } from '#contract/settings.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { type Format, formatFor, localeFor } from './format.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof en };
  }
}

/** Called once, before anything is drawn. */
export function speak(): void {
  void i18next.use(initReactI18next).init({
    lng: languageOf('system', navigator.languages),
    fallbackLng: 'en',
    defaultNS: 'words',
    resources: { en: { words: en }, de: { words: de } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** The language to speak: the one chosen, else the system's first that there are words in, else English. */
export function languageOf(chosen: Settings['language'], preferred: readonly string[]): 'en' | 'de' {
  if (chosen !== 'system') return chosen;
  const known = preferred.map((tag) => tag.split('-')[0]).find((tag) => tag === 'en' || tag === 'de');
  return known === 'de' ? 'de' : 'en';
}

/** Speaks what Settings say. Nothing changes until they are known. */
export function useLanguage(chosen: Settings['language'] | undefined): void {
  useEffect(() => {
    if (chosen === undefined) return;
    const language = languageOf(chosen, navigator.languages);
    document.documentElement.lang = language;
    if (i18next.language !== language) void i18next.changeLanguage(language);
  }, [chosen]);
}

/** The language and region that numbers, dates and controls follow: `de-AT`. */
export function useLocaleTag(): string {
  const { i18n } = useTranslation();
  return localeFor(i18n.language, navigator.languages);
}

const formats = new Map<string, Format>();
function formatIn(language: string): Format {
  const locale = localeFor(language, navigator.languages);
  const format = formats.get(locale) ?? formatFor(locale);
  formats.set(locale, format);
  return format;
}

export interface Words {
  readonly t: TFunction<'words'>;
  readonly format: Format;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return { t, format: formatIn(i18n.language) };
}
