// Before all end-to-end tests: an empty folder for screenshots, and the name of what they run on.
import { rmSync } from 'node:fs';
import { hasDisplay } from '../tools/display.ts';
import { findRuntime } from '../tools/runtime.ts';
import { screens } from './app.ts';

// biome-ignore lint/style/noDefaultExport: Playwright wants the setup as default export
export default function setup(): void {
  rmSync(screens, { recursive: true, force: true });
  console.log(`runtime: ${findRuntime().name}${hasDisplay() ? '' : ', on Xvfb'}`);
}
