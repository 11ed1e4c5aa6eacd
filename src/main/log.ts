// What Roundtrip writes down of its work: leveled lines in `<home>/logs/roundtrip.log`, free of keys and links.
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { redact } from './redact.ts';

type Detail = Readonly<Record<string, unknown>>;
export interface Log {
  info(what: string, detail?: Detail): void;
  warn(what: string, detail?: Detail): void;
  error(what: string, detail?: Detail): void;
}

// Enough for weeks of nights, small enough to send to somebody.
const mostBytes = 5_000_000;

/** Opens the log of this home; `what` is a dotted word like `project.step`. */
export function openLog(home: string): Log {
  const logger = electronLog.create({ logId: home });
  logger.transports.console.level = false;
  // A full disk: what it means is said by the work itself, not by each line that could not be written.
  electronLog.transports.console.writeFn = () => undefined;
  logger.transports.file.resolvePathFn = () => join(home, 'logs', 'roundtrip.log');
  logger.transports.file.maxSize = mostBytes;
  const write = (level: 'info' | 'warn' | 'error') => (what: string, detail?: Detail) =>
    logger[level](what, detail === undefined ? '' : JSON.stringify(redact(detail)));
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
