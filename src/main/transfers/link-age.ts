// How old a presigned link is, read from the link itself: S3 says only "403" when one has expired.

// A link is refused a little before its time when clocks differ; in its last fifth a 403 most likely means its age.
const oldShare = 0.8;

/** True when a 403 on this link most likely means that its time is over. `now` in milliseconds since 1970. */
export function isOldLink(link: string, now: number = Date.now()): boolean {
  const query = new URL(link).searchParams;
  const lives = Number(query.get('X-Amz-Expires') ?? Number.NaN) * 1000;
  const born = signingTime(query.get('X-Amz-Date') ?? '');
  // Signature V4 (AWS "Authenticating Requests: Using Query Parameters"); else V2, whose Expires is a moment.
  if (Number.isFinite(lives) && Number.isFinite(born)) return now - born > lives * oldShare;
  const expires = Number(query.get('Expires') ?? Number.NaN) * 1000;
  return Number.isFinite(expires) && now > expires;
}

// 20260131T235959Z
function signingTime(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
