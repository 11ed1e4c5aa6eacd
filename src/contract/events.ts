// What main pushes to the window. Events carry state, never deltas.
import { z } from 'zod';
import { screenActs } from './menu.ts';
import { projectSummarySchema } from './project.ts';
import { settingsViewSchema } from './settings.ts';
import { watchStateSchema } from './watch.ts';

export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('project'), project: projectSummarySchema }),
  z.object({ type: z.literal('settings'), settings: settingsViewSchema }),
  /** Watch folders, and the shoots that were noticed in them. */
  z.object({ type: z.literal('watch'), watch: watchStateSchema }),
  /** Paths given to the app from outside the window (menu, system): scan them as if dropped. */
  z.object({ type: z.literal('open'), paths: z.array(z.string()) }),
  /** What a scan with a ticket is looking at, and how many photos it has found so far. */
  z.object({
    type: z.literal('scan'),
    ticket: z.string(),
    folder: z.string(),
    found: z.number().int(),
  }),
  /** The menu or a notification asks for a screen. */
  z.object({
    type: z.literal('go'),
    screen: z.discriminatedUnion('name', [
      z.object({ name: z.literal('projects') }),
      z.object({ name: z.literal('settings') }),
      z.object({ name: z.literal('project'), id: z.string() }),
    ]),
  }),
  /** The menu asks for the sheet of shortcuts. */
  z.object({ type: z.literal('shortcuts') }),
  /** The menu asks for something that the screen offered. */
  z.object({ type: z.literal('act'), act: z.enum(screenActs) }),
  /** Folders opened last, the newest first. */
  z.object({ type: z.literal('recent'), folders: z.array(z.string()) }),
]);
export type AppEvent = z.infer<typeof eventSchema>;
