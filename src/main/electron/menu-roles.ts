// The parts of the native menu that the system acts on itself, with labels in the window's language: Electron's own are
// English. Used by menu.ts.
import type { MenuItemConstructorOptions } from 'electron';
import { mac } from './runtime.ts';
import type { ShellWords } from './words.ts';

type Item = MenuItemConstructorOptions;
type Role = keyof ShellWords['roles'];

export const separator = { type: 'separator' } as const;

export const roleIn =
  ({ roles }: ShellWords) =>
  (role: Role): Item => ({ id: `role-${role}`, role: role as NonNullable<Item['role']>, label: roles[role] });

/** A Mac's settings and its way out are in the menu that bears the app's name. */
export function appMenu(words: ShellWords, name: string, settings: Item): Item {
  const role = roleIn(words);
  const hiding = (['hide', 'hideOthers', 'unhide'] as const).map(role);
  return {
    label: name,
    submenu: [
      ...[role('about'), separator, settings, separator, role('services'), separator],
      ...[...hiding, separator, role('quit')],
    ],
  };
}

/** Text fields need it on a Mac. */
export function editMenu(words: ShellWords): Item {
  const role = roleIn(words);
  const clipboard = (['cut', 'copy', 'paste', 'delete'] as const).map(role);
  return {
    label: words.roles.edit,
    submenu: [role('undo'), role('redo'), separator, ...clipboard, separator, role('selectAll')],
  };
}

/** The role lets a Mac list the windows in it. */
export function windowMenu(words: ShellWords): Item {
  const role = roleIn(words);
  const rest = mac ? [role('zoom'), separator, role('front')] : [role('close')];
  return { role: 'window', label: words.roles.window, submenu: [role('minimize'), ...rest] };
}
