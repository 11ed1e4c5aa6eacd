// How long sending will take: by what was measured, or by the limit of the settings if that is slower. Pure.

export interface TimeToSend {
  readonly seconds: number;
  readonly by: 'speed' | 'limit';
}

const bitsPerByte = 8;
const bitsPerMegabit = 1_000_000;

/** Null when nothing is known: a guess would be no help. */
export function timeToSend(
  bytes: number,
  measured: number | null,
  limitMbps: number | null,
): TimeToSend | null {
  const limited = limitMbps === null ? null : (bytes * bitsPerByte) / (limitMbps * bitsPerMegabit);
  if (limited !== null && (measured === null || limited > measured)) return { seconds: limited, by: 'limit' };
  return measured === null || bytes === 0 ? null : { seconds: measured, by: 'speed' };
}
