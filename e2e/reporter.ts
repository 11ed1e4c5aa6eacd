// The end of the report: what the tests ran on, and which were not run there. Named in playwright.config.ts.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { findRuntime } from '../tools/runtime.ts';

// biome-ignore lint/style/noDefaultExport: Playwright wants a reporter as default export
export default class RuntimeReporter implements Reporter {
  readonly #notRun: string[] = [];

  onTestEnd(test: TestCase, { status, annotations }: TestResult): void {
    if (status !== 'skipped') return;
    const why = annotations.find(({ type }) => type === 'skip')?.description;
    this.#notRun.push(`${test.title} (${why ?? 'no reason given'})`);
  }

  onEnd(): void {
    console.log(`\nruntime: ${findRuntime().name}`);
    for (const test of this.#notRun) console.log(`not run: ${test}`);
  }
}
