// End-to-end tests: the built app in a real window. `npm run e2e` builds first.
import { defineConfig } from '@playwright/test';
import { hasDisplay } from './tools/display.ts';

export default defineConfig({
  testDir: 'e2e',
  // Playwright empties this folder; the screens of the last run lie beside it, in test-results/screens.
  outputDir: 'test-results/playwright',
  globalSetup: './e2e/setup.ts',
  // Two at a time, each on a hidden display of its own; one on a person's display, where windows take the focus from each other.
  workers: hasDisplay() ? 1 : 2,
  // Only for what stands still: a busy machine takes several times as long as a free one.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./e2e/reporter.ts'], ['json', { outputFile: 'test-results/playwright.json' }]],
});
