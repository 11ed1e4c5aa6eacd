// The sample shoot, for whoever wants to try Roundtrip without a shoot at hand: made-up photos in a folder that the
// photographer finds again. Given to the app by shell.ts.
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron';
import { diskFault } from '#main/network/faults.ts';
import { makeSampleShoot } from '#practice/sample-shoot/make.ts';

/** Among the pictures; in a user data folder of one's own, with it. */
const placeOf = (name: string): string =>
  path.join(process.env.ROUNDTRIP_HOME ? app.getPath('userData') : app.getPath('pictures'), name);

/** Makes it unless it is there; gives its folder. Faults as a disk does. */
export async function sampleShoot(name: string): Promise<string> {
  const folder = placeOf(name);
  if ((await stat(folder).catch(() => null))?.isDirectory() === true) return folder;
  // Half a shoot must not look like one.
  const part = `${folder}.part`;
  try {
    await rm(part, { recursive: true, force: true });
    await makeSampleShoot(part, { ratings: true });
    await rename(part, folder);
    return folder;
  } catch (error) {
    throw diskFault(error, folder);
  }
}
