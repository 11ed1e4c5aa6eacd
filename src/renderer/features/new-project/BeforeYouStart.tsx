// What would happen with these choices, counted by main before a byte is sent.

import type { CallOutput } from '#contract/calls.ts';
import { useSettings } from '../../bridge/settings.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useWords, type Words } from '../../words/words.ts';
import { timeToSend } from './time-to-send.ts';

export type Plan = CallOutput<'projects.plan'>;

export function BeforeYouStart({ plan }: { readonly plan: Plan }) {
  const words = useWords();
  const { t, format } = words;
  const { data: settings } = useSettings();
  const { photos, bytes, leftOut, sidecarsMerged, resultsFolder } = plan;
  const out = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  const time = timeWords(words, plan, settings?.limitMbps ?? null);
  const practice = settings?.practice === true;
  const facts: Fact[] = [
    {
      name: t(practice ? 'newProject.plan.photosPractice' : 'newProject.plan.photos'),
      value: format.number(photos),
      strong: true,
    },
    { name: t('newProject.plan.bytes'), value: format.bytes(bytes) },
  ];
  if (time !== null) facts.push({ name: t('newProject.plan.time'), value: time });
  if (out > 0) facts.push({ name: t('newProject.plan.leftOut'), value: format.number(out) });
  if (sidecarsMerged > 0)
    facts.push({
      name: t('newProject.plan.sidecars'),
      value: t('newProject.plan.sidecarsText', { number: format.number(sidecarsMerged) }),
    });
  facts.push({ name: t('newProject.plan.to'), value: <span className="selectable">{resultsFolder}</span> });
  const short = plan.diskFree !== null && plan.diskFree < plan.diskNeeded;
  const room = { needed: format.bytes(plan.diskNeeded), free: format.bytes(plan.diskFree ?? 0) };
  if (plan.diskFree !== null && !short)
    facts.push({ name: t('newProject.plan.disk'), value: t('newProject.plan.diskText', room) });
  return (
    <>
      <Facts facts={facts} />
      {short && (
        <Notice tone="needed" title={t('newProject.plan.disk')} role="status">
          <p>{t('newProject.plan.diskShort', room)}</p>
        </Notice>
      )}
    </>
  );
}

function timeWords({ t, format }: Words, plan: Plan, limitMbps: number | null): string | null {
  const told = timeToSend(plan.bytes, plan.secondsToSend, limitMbps);
  if (told === null) return null;
  const time = format.duration(told.seconds);
  return told.by === 'limit'
    ? t('newProject.plan.atLimit', { time, limit: format.number(limitMbps ?? 0) })
    : t('newProject.plan.atSpeed', { time, speed: format.speed(plan.bytes / told.seconds) });
}
