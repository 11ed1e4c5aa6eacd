// What a scripted trouble does to a request before it gets its normal answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Exchange, Gone } from './exchange.ts';
import { Refusal } from './refusal.ts';
import type { TroubleAct } from './trouble.ts';

// What a proxy or a hotel's gateway says in place of the service.
const page =
  '<!doctype html><html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

/** Answers or ends the request and throws; returns if its trouble comes later, or is none. */
export async function breaks(exchange: Exchange, act: TroubleAct): Promise<void> {
  if (act.do === 'status') {
    const headers = act.retryAfter === undefined ? {} : { 'Retry-After': String(act.retryAfter) };
    exchange.refuse(new Refusal(act.status, 'Practised trouble', act.code ?? 'ServiceUnavailable'), headers);
    throw new Gone();
  }
  if (act.do === 'delay') await sleep(act.ms);
  if (act.do === 'answer' || act.do === 'html') {
    const headers = act.do === 'html' ? { 'Content-Type': 'text/html' } : (act.headers ?? {});
    exchange.reply(act.status ?? 502, headers, act.do === 'html' ? page : act.body);
    throw new Gone();
  }
  if ((act.do === 'reset' || act.do === 'stall') && !act.afterBytes) await exchange.breakOff(act);
}
