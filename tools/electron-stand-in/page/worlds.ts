// Puts the page's two scripts together as text, for DevTools to run at the start of every document.
import { decode, encode, unwrap, wrap } from '../codec.ts';
import { getPathForFile, isolatedWorld, makeIpc, standInPathOf } from './isolated-world.ts';
import { freeze, mainWorld, opensWindow } from './main-world.ts';
import { attempt, eachInside, makePack, makeUnpack, makeWire, settle } from './wire.ts';

/** Name of the isolated world, as Electron calls it. */
export const worldName = 'Electron Isolated Context';
/** Function by which the isolated world reaches main, and the one by which main reaches it. */
export const binding = '__standInSend';
export const entry = '__standInTake';

const wire = [eachInside, makePack, makeUnpack, settle, attempt, makeWire];
// Frames inside the page get neither preload nor bridge, as in Electron.
const onlyTop = (functions: readonly unknown[], run: string): string =>
  `if (window === top) { (() => {\n${functions.map(String).join('\n')}\n${run}\n})(); }`;

export const mainWorldText = (channel: string): string =>
  onlyTop([...wire, freeze, opensWindow, mainWorld], `mainWorld(${JSON.stringify(channel)});`);

export const isolatedWorldText = (channel: string, preload: string): string => {
  const process = { type: 'renderer', sandboxed: true, platform: globalThis.process.platform, env: {} };
  const config = JSON.stringify({ channel, binding, entry, process });
  return onlyTop(
    [...wire, wrap, unwrap, encode, decode, makeIpc, standInPathOf, getPathForFile, isolatedWorld],
    `isolatedWorld(${config}, function (require, module, exports, process) {\n${preload}\n});`,
  );
};
