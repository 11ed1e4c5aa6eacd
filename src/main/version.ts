// Roundtrip's version, from package.json; the build puts it into the bundle.
import description from '../../package.json' with { type: 'json' };

export const { version } = description;
