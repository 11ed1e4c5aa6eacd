// The window in another theme or language, for whoever looks at it.
import type { Page } from '@playwright/test';
import type { Roundtrip } from './app.ts';

/** Another theme or language, and settles when the window shows it. */
export async function dress(
  { page, call }: { readonly page: Page; readonly call: Roundtrip['call'] },
  appearance: 'dark' | 'light',
  language: 'en' | 'de' = 'en',
): Promise<void> {
  await call('settings.change', { appearance, language });
  await page.waitForFunction(
    ([theme, said]) =>
      matchMedia(`(prefers-color-scheme: ${theme})`).matches && document.documentElement.lang === said,
    [appearance, language] as const,
  );
}
