// Before all end-to-end tests: a display, an empty folder for screenshots, and the name of what they run on.
import { rmSync } from 'node:fs';
import { openDisplay } from '../tools/display.ts';
import { findRuntime } from '../tools/runtime.ts';
import { screens } from './app.ts';

// biome-ignore lint/style/noDefaultExport: Playwright wants the setup as default export
export default async function setup(): Promise<() => void> {
  rmSync(screens, { recursive: true, force: true });
  const display = await openDisplay();
  // The workers, started after this, inherit it.
  if (display.name !== undefined) process.env.DISPLAY = display.name;
  console.log(`runtime: ${findRuntime().name}${display.hidden ? ', on Xvfb' : ''}`);
  return display.close;
}
