// Sets up i18next with all text, and gives screens their two tools: `t` for words, `format` for numbers.
import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
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
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'words',
    resources: { en: { words: en } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
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
