// End-to-end tests: the built app in a real window. `npm run e2e` builds first.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // Playwright empties this folder; the screens of the last run lie beside it, in test-results/screens.
  outputDir: 'test-results/playwright',
  globalSetup: './e2e/setup.ts',
  // One window at a time: tests share a display and two cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./e2e/reporter.ts'], ['json', { outputFile: 'test-results/playwright.json' }]],
});
