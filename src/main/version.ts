// Roundtrip's version, from package.json; the build puts it into the bundle.
import { version as fromPackage } from '../../package.json' with { type: 'json' };

export const version: string = fromPackage;
