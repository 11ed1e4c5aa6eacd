// What would happen with these choices, counted by main before a byte is sent: with what, a sum of photos, and where to.

import type { CallOutput } from '#contract/calls.ts';
import type { Profile } from '#contract/profile.ts';
import { useSettings } from '../../bridge/settings.ts';
import { useShootPhotos } from '../../bridge/shoots.ts';
import type { Draft } from '../../state/drafts.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useWords, type Words } from '../../words/words.ts';
import { isFor } from './left-out.ts';
import { type Less, type TheSum, theSum } from './the-sum.ts';
import { timeToSend } from './time-to-send.ts';

export type Plan = CallOutput<'projects.plan'>;

interface Props {
  readonly plan: Plan;
  readonly draft: Draft;
  readonly profile: Profile | undefined;
}

export function BeforeYouStart({ plan, draft, profile }: Props) {
  const words = useWords();
  const { t, format } = words;
  const { data: settings } = useSettings();
  const limit = settings?.limitMbps ?? null;
  const practice = settings?.practice === true;
  const rejected = useRejectedLeft(draft, profile);
  const short = plan.diskFree !== null && plan.diskFree < plan.diskNeeded;
  const room = { needed: format.bytes(plan.diskNeeded), free: format.bytes(plan.diskFree ?? 0) };
  const sidecars = draft.shoot.leftOut.find(({ reason }) => reason === 'sidecar')?.count ?? 0;
  return (
    <>
      <Facts facts={chosen(words, draft, profile)} />
      <Facts facts={sum(words, theSum(draft.shoot.found, plan, rejected), practice)} />
      <Facts facts={[...sending(words, plan, limit), ...landing(words, plan, draft)]} />
      {plan.sidecarsMerged > 0 && plan.sidecarsMerged < sidecars && (
        <p className="quiet">{t('newProject.plan.sidecarsOther')}</p>
      )}
      {short && (
        <Notice tone="needed" title={t('newProject.plan.disk')} role="status">
          <p>{t('newProject.plan.diskShort', room)}</p>
        </Notice>
      )}
    </>
  );
}

/** With what. */
function chosen({ t, format }: Words, { choices }: Draft, profile: Profile | undefined): Fact[] {
  const tools = choices.tools.map((tool) => t(`tools.tool.${tool}.name`));
  return [
    { name: t('newProject.plan.profile'), value: profile?.name ?? '' },
    {
      name: t('newProject.plan.tools'),
      value: tools.length === 0 ? t('newProject.plan.noTools') : format.list(tools),
    },
  ];
}

/** How many photos of the profile's kind are not selected because they were rejected elsewhere. */
function useRejectedLeft({ shoot, deselected, rejected }: Draft, profile: Profile | undefined): number {
  const photos = useShootPhotos(shoot.id, shoot.photos);
  if (rejected === null || rejected.size === 0) return 0;
  const type = profile?.imageType ?? null;
  return photos.filter((each) => rejected.has(each.id) && deselected.has(each.id) && isFor(type, each))
    .length;
}

/** Found, less what stays, is sent. */
function sum({ t, format }: Words, { found, less, sent }: TheSum, practice: boolean): Fact[] {
  const word = (reason: Less) =>
    reason === 'rejected' ? t('newProject.plan.rejected') : t(`common.leftOut.${reason}`);
  return [
    { name: t('newProject.plan.found'), value: format.number(found) },
    ...less.map(({ reason, count }) => ({
      ...{ name: word(reason), value: `− ${format.number(count)}`, inset: true },
    })),
    {
      name: t(practice ? 'newProject.plan.photosPractice' : 'newProject.plan.photos'),
      value: `= ${format.number(sent)}`,
      strong: true,
    },
  ];
}

function sending(words: Words, plan: Plan, limitMbps: number | null): Fact[] {
  const { t, format } = words;
  const size = { name: t('newProject.plan.bytes'), value: format.bytes(plan.bytes) };
  const time = timeWords(words, plan, limitMbps);
  return time === null ? [size] : [size, { name: t('newProject.plan.time'), value: time }];
}

function landing({ t, format }: Words, plan: Plan, { shoot, choices }: Draft): Fact[] {
  const { resultsFolder: folder, sidecarsMerged } = plan;
  const path = (text: string) => <span className="selectable">{text}</span>;
  const to = choices.edits === 'beside' ? t('newProject.plan.toBeside', { folder }) : folder;
  const all = shoot.leftOut.find(({ reason }) => reason === 'sidecar')?.count ?? sidecarsMerged;
  const told = { number: format.number(sidecarsMerged), all: format.number(all) };
  const facts: Fact[] = [
    { name: t('newProject.plan.to'), value: path(to) },
    {
      name: t('newProject.plan.jpegs'),
      value: choices.jpegs ? path(plan.jpegsFolder) : t('newProject.plan.noJpegs'),
    },
  ];
  if (sidecarsMerged > 0)
    facts.unshift({ name: t('newProject.plan.sidecars'), value: t('newProject.plan.sidecarsText', told) });
  const room = { needed: format.bytes(plan.diskNeeded), free: format.bytes(plan.diskFree ?? 0) };
  if (plan.diskFree !== null && plan.diskFree >= plan.diskNeeded)
    facts.push({ name: t('newProject.plan.disk'), value: t('newProject.plan.diskText', room) });
  return facts;
}

function timeWords({ t, format }: Words, plan: Plan, limitMbps: number | null): string | null {
  const told = timeToSend(plan.bytes, plan.secondsToSend, limitMbps);
  if (told === null) return null;
  const time = format.duration(told.seconds);
  return told.by === 'limit'
    ? t('newProject.plan.atLimit', { time, limit: format.number(limitMbps ?? 0) })
    : t('newProject.plan.atSpeed', { time, speed: format.speed(plan.bytes / told.seconds) });
}
