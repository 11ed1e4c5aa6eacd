// What would happen with these choices, counted by main before a byte is sent.

import type { CallOutput } from '#contract/calls.ts';
import { useSettings } from '../../bridge/settings.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { useWords } from '../../words/words.ts';

export type Plan = CallOutput<'projects.plan'>;

const bitsPerByte = 8;
const bitsPerMegabit = 1_000_000;

export function BeforeYouStart({ plan }: { readonly plan: Plan }) {
  const { t, format } = useWords();
  const { data: settings } = useSettings();
  const { photos, bytes, leftOut, sidecarsMerged, resultsFolder } = plan;
  const out = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  const limit = settings?.limitMbps ?? null;
  const practice = settings?.practice === true;
  const facts: Fact[] = [
    {
      name: t(practice ? 'newProject.plan.photosPractice' : 'newProject.plan.photos'),
      value: format.number(photos),
      strong: true,
    },
    { name: t('newProject.plan.bytes'), value: format.bytes(bytes) },
  ];
  if (limit !== null)
    facts.push({
      name: t('newProject.plan.time'),
      value: t('newProject.plan.atLimit', {
        time: format.duration((bytes * bitsPerByte) / (limit * bitsPerMegabit)),
        limit: format.number(limit),
      }),
    });
  if (out > 0) facts.push({ name: t('newProject.plan.leftOut'), value: format.number(out) });
  if (sidecarsMerged > 0)
    facts.push({
      name: t('newProject.plan.sidecars'),
      value: t('newProject.plan.sidecarsText', { number: format.number(sidecarsMerged) }),
    });
  facts.push({ name: t('newProject.plan.to'), value: <span className="selectable">{resultsFolder}</span> });
  return <Facts facts={facts} />;
}
